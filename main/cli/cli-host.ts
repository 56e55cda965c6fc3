import type { Terminal } from './reporter';

/** The process around the command line, so that it can be called without one. */
export interface CliHost {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  /** The built drawing child; out/main/drawing-child.js when left out. */
  readonly childFile?: string;
}
