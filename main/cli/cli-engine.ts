import { createDrawingEngine, type DrawingEngine } from '../inbetween/drawing-engine';
import type { Store } from '../store/store';
import type { CliHost } from './cli-host';
import { appendLog } from './log-file';
import type { ModelPlaces } from './model-places';

/** The engine as every command starts it. */
export function cliEngine(host: CliHost, store: Store, models: ModelPlaces, threads?: number): DrawingEngine {
  return createDrawingEngine({
    store,
    log: appendLog,
    weightsFolder: models.weights,
    modelFolders: models.added,
    ...(host.childFile ? { childFile: host.childFile } : {}),
    ...(threads ? { threads } : {}),
  });
}
