import type { ProviderWish } from '../contract/provider';
import { createDrawingEngine, type DrawingEngine } from '../inbetween/drawing-engine';
import type { Store } from '../store/store';
import type { CliHost } from './cli-host';
import { appendLog } from './log-file';
import type { ModelPlaces } from './model-places';
import type { Reporter } from './reporter';

/** The engine as every command starts it. */
export function cliEngine(
  host: CliHost,
  store: Store,
  models: ModelPlaces,
  options: { readonly threads?: number | undefined; readonly provider?: ProviderWish } = {},
): DrawingEngine {
  const { threads, provider } = options;
  return createDrawingEngine({
    store,
    log: appendLog,
    weightsFolder: models.weights,
    modelFolders: models.added,
    ...(host.childFile ? { childFile: host.childFile } : {}),
    ...(threads ? { threads } : {}),
    ...(provider ? { provider } : {}),
  });
}

/** Says once, before the first drawing, when the networks do not run on what was asked for. */
export async function tellProvider(
  engine: DrawingEngine,
  modelId: string | undefined,
  asked: ProviderWish,
  reporter: Reporter,
): Promise<void> {
  if (asked === 'cpu') return;
  const { provider, refused } = await engine.provider(modelId);
  reporter.data({ type: 'provider', asked, provider, refused });
  reporter.warn(reporter.texts.runsOn(provider, refused));
}
