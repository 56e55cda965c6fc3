import { utilityProcess } from 'electron';
import type { ForkChild } from '../../inbetween/fork-child';

const TAIL_CHARACTERS = 4000;

/** The drawing child as a utility process of Electron: child_process.fork is off in a fused build (RunAsNode). */
export const forkUtility: ForkChild = (file, args) => {
  const child = utilityProcess.fork(file, [...args], {
    serviceName: 'Nakawari drawing',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: unknown) => {
    said = (said + String(chunk)).slice(-TAIL_CHARACTERS);
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (hear) => void child.on('message', hear),
    onExit: (gone) => void child.once('exit', () => gone(said)),
    // Electron's own kill asks politely, and a run does not hear it.
    kill: () => {
      if (child.pid === undefined) child.kill();
      else killNow(child.pid);
    },
  };
};

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already; its exit tells.
  }
}
