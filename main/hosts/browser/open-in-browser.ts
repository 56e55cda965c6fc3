import { spawn } from 'node:child_process';

/**
 * The program that opens an address in the person's default browser, or null where there is no screen to show it on.
 * No shell: the address carries a token and characters that a shell would read.
 */
export function browserOpener(
  address: string,
  machine: { platform: string; env: Readonly<Record<string, string | undefined>> },
): { command: string; args: string[] } | null {
  if (machine.platform === 'darwin') return { command: 'open', args: [address] };
  if (machine.platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  if (!machine.env.DISPLAY && !machine.env.WAYLAND_DISPLAY) return null;
  return { command: 'xdg-open', args: [address] };
}

/** Opens the default browser if there is one. The address is printed anyway, so a failure is silent. */
export function openInBrowser(address: string): void {
  const opener = browserOpener(address, process);
  if (opener === null) return;
  const child = spawn(opener.command, opener.args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
