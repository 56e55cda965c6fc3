import { fork } from 'node:child_process';
import type { ToChild } from './child-messages';

/** A child process as the engine needs it; Node's fork and Electron's utility process both fit behind it. */
export interface ChildHandle {
  readonly pid: number | undefined;
  send(message: ToChild): void;
  onMessage(hear: (message: unknown) => void): void;
  /** Called once, when the process is gone; `said` is the end of what it wrote to its error output. */
  onExit(gone: (said: string) => void): void;
  /** At once, whatever it is doing. */
  kill(): void;
}

export type ForkChild = (file: string, args: readonly string[]) => ChildHandle;

const TAIL_CHARACTERS = 4000;

/** The child under plain Node (command line, browser host). */
export const forkWithNode: ForkChild = (file, args) => {
  // Options of this process (an inspector's port, a loader) are none of the child's.
  const child = fork(file, [...args], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-TAIL_CHARACTERS);
  });
  return {
    get pid() {
      return child.pid;
    },
    // A child that died this very moment cannot be written to; its exit tells.
    send: (message) => void child.send(message, () => undefined),
    onMessage: (hear) => void child.on('message', hear),
    onExit: (gone) => {
      let told = false;
      const once = () => {
        if (told) return;
        told = true;
        gone(said);
      };
      child.once('exit', once);
      child.once('error', once);
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
