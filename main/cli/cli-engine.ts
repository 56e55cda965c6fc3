import { createDrawingEngine, type DrawingEngine } from '../inbetween/drawing-engine';
import type { Store } from '../store/store';
import type { CliHost } from './cli-host';
import { appendLog } from './log-file';

/** The engine as every command starts it. */
export function cliEngine(host: CliHost, store: Store, weightsFolder: string, threads?: number): DrawingEngine {
  return createDrawingEngine({
    store,
    log: appendLog,
    weightsFolder,
    ...(host.childFile ? { childFile: host.childFile } : {}),
    ...(threads ? { threads } : {}),
  });
}
