import { create } from 'zustand';
import { errorReportSchema, NakawariError } from '../../main/contract/errors';

/**
 * The picture that a person has laid under the drawings of a cut: no part of the document and of no export. Main keeps it beside the
 * documents, so that it lies there again at the next start.
 */
interface BackgroundStore {
  readonly cutId: string | null;
  readonly blob: Blob | null;
}

export const useBackground = create<BackgroundStore>(() => ({ cutId: null, blob: null }));

const urlOf = (cutId: string) => `/backgrounds/${cutId}`;

/** What was laid under this cut the last time. */
export async function bringBackground(cutId: string): Promise<void> {
  if (useBackground.getState().cutId === cutId) return;
  useBackground.setState({ cutId, blob: null });
  const response = await fetch(urlOf(cutId)).catch(() => null);
  const blob = response?.status === 200 ? await response.blob() : null;
  if (blob !== null && useBackground.getState().cutId === cutId) useBackground.setState({ blob });
}

/**
 * Null takes it away. One that could not be kept is still shown until the page is closed.
 * @throws NakawariError disk-full, output-not-writable, input-invalid (too large)
 */
export async function layBackground(cutId: string, blob: Blob | null): Promise<void> {
  useBackground.setState({ cutId, blob });
  const response = await fetch(urlOf(cutId), { method: 'PUT', body: blob ?? new Blob([]) });
  if (response.ok) return;
  const report = errorReportSchema.safeParse(await response.json().catch(() => null));
  if (report.success) throw new NakawariError(report.data.code, report.data.detail);
  throw new NakawariError('internal', { log: `PUT ${response.status}` });
}
