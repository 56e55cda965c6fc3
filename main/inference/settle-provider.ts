import type { Provider, ProviderSettled, ProviderWish } from '../contract/provider';

/** What is worth trying, best first, where nobody has named a provider. */
const WORTH_TRYING: Readonly<Record<string, readonly Provider[]>> = {
  win32: ['dml', 'webgpu'],
  darwin: ['coreml', 'webgpu'],
  linux: ['cuda', 'webgpu'],
};

/** Agreement with the processor: on average within this of the range, … */
export const MEAN_TOLERANCE01 = 1e-3;
/** … and all but one in a hundred values within two of 255 levels. */
export const VALUE_TOLERANCE01 = 2 / 255;
export const BEYOND_SHARE01 = 0.01;

export interface ProviderTrial {
  readonly platform: string;
  /** What this build of the runtime knows at all. One that it does not know it would silently replace by the processor. */
  readonly known: readonly string[];
  /** A small drawing by the whole model on this provider, values 0..1. @throws Error when it cannot be loaded or run */
  readonly draw: (provider: Provider) => Promise<Float32Array>;
}

/** Why two drawings of the same keys do not agree; undefined when they do. */
export function disagreement(reference: Float32Array, own: Float32Array): string | undefined {
  if (reference.length !== own.length) return 'it draws another size';
  let [sum, beyond] = [0, 0];
  for (let i = 0; i < own.length; i += 1) {
    const apart = Math.abs((own[i] ?? 0) - (reference[i] ?? 0));
    // What is no number agrees with nothing.
    if (!(apart <= VALUE_TOLERANCE01)) beyond += 1;
    sum += Number.isFinite(apart) ? apart : 1;
  }
  const mean = sum / own.length;
  if (mean <= MEAN_TOLERANCE01 && beyond <= BEYOND_SHARE01 * own.length) return undefined;
  const share = ((100 * beyond) / own.length).toFixed(1);
  return `it draws otherwise than the processor: ${mean.toFixed(4)} of the range on average, ${share} % of values beyond 2/255`;
}

/** The first line, without colours, places in source files and paths of this machine. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split('\n')[0] ?? '';
  const said = line.replace(/(?:[A-Za-z]:)?[\\/][^\s:]+(?::\d+)?/g, '…');
  return said.slice(0, 200) || 'it cannot be loaded';
}

/** The provider that a wish comes to: one that loads the model, runs it and agrees with the processor, else the processor. */
export async function settleProvider(wish: ProviderWish, trial: ProviderTrial): Promise<ProviderSettled> {
  const candidates = wish === 'auto' ? (WORTH_TRYING[trial.platform] ?? []) : wish === 'cpu' ? [] : [wish];
  const refused: ProviderSettled['refused'] = [];
  let reference: Float32Array | undefined;
  for (const provider of candidates) {
    if (!trial.known.includes(provider)) {
      refused.push({ provider, reason: 'this build of onnxruntime does not have it' });
      continue;
    }
    try {
      const own = await trial.draw(provider);
      reference ??= await trial.draw('cpu');
      const reason = disagreement(reference, own);
      if (reason === undefined) return { provider, refused };
      refused.push({ provider, reason });
    } catch (error) {
      refused.push({ provider, reason: reasonOf(error) });
    }
  }
  return { provider: 'cpu', refused };
}
