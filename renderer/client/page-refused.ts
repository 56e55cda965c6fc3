const FORBIDDEN = 403;
const WAIT_MS = 5000;

/** Whether the program answers and does not let this page in: each start has a token of its own. */
export async function isPageRefused(): Promise<boolean> {
  // A window of the program itself needs no token.
  if (window.nakawari !== undefined) return false;
  try {
    const { status } = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) });
    return status === FORBIDDEN;
  } catch {
    return false;
  }
}
