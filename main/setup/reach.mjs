const REACH_LIMIT_MS = 3_000;

/**
 * Whether an address answers well within three seconds.
 *
 * @param {string} address
 */
export async function isReachable(address) {
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
