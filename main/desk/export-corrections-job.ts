import { readFile } from 'node:fs/promises';
import type { SampleUsage } from '../contract/correction-samples';
import { NakawariError } from '../contract/errors';
import type { JobSummary } from '../contract/jobs';
import { planSamples, writeSamples } from '../export/correction-samples';
import { refuseKeysFolder } from '../export/staged-folder';
import { EMPTY_SUMMARY } from '../jobs/job';
import type { JobTools } from '../jobs/job-registry';
import type { DeskParts } from './desk-parts';
import { outFolder, readKey } from './export-job';
import { originalOf } from './frame-pictures';

export interface ExportCorrectionsInput {
  readonly cutId: string;
  readonly celId: string | null;
  readonly usage: SampleUsage;
  readonly grant: string | null;
  readonly overwrite: boolean;
}

/**
 * Work of a job that writes a person's corrections as samples. What can be refused is refused here.
 * @throws NakawariError not-found, not-granted, output-holds-keys, input-invalid (nothing was corrected)
 */
export async function exportCorrectionsJob(
  parts: DeskParts,
  input: ExportCorrectionsInput,
): Promise<(tools: JobTools) => Promise<JobSummary>> {
  const openCut = parts.shelf.get(input.cutId);
  const { cut } = openCut;
  const planned = planSamples(cut, input.celId);
  if (planned.length === 0) throw new NakawariError('input-invalid', { reason: 'no correction is on in this cut' });
  const out = await outFolder(parts, input, `${cut.name} corrections`);
  await refuseKeysFolder(
    [out.path],
    openCut.folder,
    planned.flatMap(({ keys }) => keys.map(({ file }) => file)),
  );
  return async (tools) => {
    const program = `Nakawari ${parts.options.version}`;
    const { usage, overwrite } = input;
    await writeSamples(
      planned,
      { cut, usage, outFolder: out.path, overwrite, program },
      {
        signal: tools.signal,
        readKey: (key) => readKey(parts.keyPictures, key),
        readPicture: async (id) => {
          const found = await originalOf(id, parts.keyPictures, parts.service);
          return typeof found === 'string' ? readFile(found).catch(() => undefined) : found;
        },
        onProgress: (done, total) => tools.progress(done, total),
      },
    );
    return { ...EMPTY_SUMMARY, written: planned.length, folder: out.label };
  };
}
