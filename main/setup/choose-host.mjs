/**
 * @typedef {'reason-no-display' | 'reason-root' | 'reason-unreachable' | 'reason-fetch-failed'} ReasonAgainst
 * @typedef {{ found: true, path: string } | { found: false, reason: 'reason-unreachable' | 'reason-fetch-failed' }} ElectronSearch
 * @typedef {{ host: 'electron', path: string } | { host: 'browser', reason: ReasonAgainst | null } | { host: 'none', reason: ReasonAgainst }} HostChoice
 */

/**
 * Why Electron cannot run here whatever is installed, or null.
 *
 * @param {{ platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, userId: number | null }} machine
 * @returns {'reason-no-display' | 'reason-root' | null}
 */
export function reasonAgainstElectron({ platform, env, userId }) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'reason-no-display';
  // Chromium refuses root with its sandbox on, and Nakawari does not turn it off.
  return userId === 0 ? 'reason-root' : null;
}

/**
 * Electron when it can be had, else the browser. `search` is asked only when its answer matters: it may need the network.
 *
 * @param {'browser' | 'electron' | null} wanted
 * @param {Parameters<typeof reasonAgainstElectron>[0]} machine
 * @param {() => Promise<ElectronSearch>} search
 * @returns {Promise<HostChoice>}
 */
export async function chooseHost(wanted, machine, search) {
  if (wanted === 'browser') return { host: 'browser', reason: null };
  /** @param {ReasonAgainst} reason @returns {HostChoice} */
  const without = (reason) => (wanted === 'electron' ? { host: 'none', reason } : { host: 'browser', reason });
  const against = reasonAgainstElectron(machine);
  if (against !== null) return without(against);
  const result = await search();
  return result.found ? { host: 'electron', path: result.path } : without(result.reason);
}
