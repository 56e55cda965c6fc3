import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostedDesk } from '../hosted-desk';
import { decideRequest, type GateRequest, type GateSettings } from './gate';
import { BodyTooLarge, declaredBodyBytes, MAX_BODY_BYTES, sendWebResponse, toWebRequest } from './node-web';
import { answerPlainly } from './plain-answers';

interface Surroundings {
  readonly desk: HostedDesk;
  readonly gate: GateSettings;
  readonly origin: string;
}

/** Read by a person who opened an old bookmark; it must not depend on the page. */
const HOW_TO_COME_IN = [
  'Open the address that Nakawari printed when it started (it ends with ?token=…).',
  'Nakawari が起動時に表示したアドレス（末尾が ?token=… のもの）を開いてください。',
].join('\n');

export function gateRequestOf(request: IncomingMessage): GateRequest {
  const fetchSite = request.headers['sec-fetch-site'];
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    host: request.headers.host,
    origin: request.headers.origin,
    cookie: request.headers.cookie,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
  };
}

/** Gate first, then the desk's one function. Never rejects. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { desk, gate, origin }: Surroundings,
): Promise<void> {
  const asked = gateRequestOf(request);
  const decision = decideRequest(asked, gate);
  if (decision.kind === 'refuse') {
    answerPlainly(response, decision.status, decision.reason === 'token' ? HOW_TO_COME_IN : decision.reason);
    return;
  }
  if (decision.kind === 'welcome') {
    welcome(response, decision.setCookie, asked.fetchSite);
    return;
  }
  if (declaredBodyBytes(request) > MAX_BODY_BYTES) {
    answerPlainly(response, 413, 'size');
    return;
  }
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  try {
    await sendWebResponse(await desk.handleRequest(toWebRequest(request, origin, gone.signal)), response);
  } catch (error) {
    if (gone.signal.aborted) return;
    const tooLarge = error instanceof BodyTooLarge;
    if (!tooLarge) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    answerPlainly(response, tooLarge ? 413 : 500, tooLarge ? 'size' : 'internal');
  }
}

/** The token leaves the address bar at once: the cookie is set and the page is asked for anew. */
function welcome(response: ServerResponse, setCookie: string, fetchSite: string | undefined): void {
  const headers = {
    'set-cookie': setCookie,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  };
  if (fetchSite === undefined || fetchSite === 'none' || fetchSite === 'same-origin') {
    response.writeHead(303, { ...headers, location: '/' });
    response.end();
    return;
  }
  // After a click on the link in another site's page, a redirect still counts as that site's and the strict cookie stays home.
  // A page of ours that moves on by itself does not.
  response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
  response.end('<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Nakawari</title>');
}
