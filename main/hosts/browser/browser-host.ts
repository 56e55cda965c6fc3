import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { describeError } from '../../contract/error-sentences';
import { type ErrorReport, NakawariError } from '../../contract/errors';
import { languageOfLocale } from '../../contract/language';
import { weightsFolder } from '../../inference/weights-folder';
import { weightsTrouble } from '../../inference/weights-trouble';
import { defaultDataFolder } from '../data-folder';
import { parseHostOptions } from '../host-options';
import type { HostedDesk } from '../hosted-desk';
import { openDesk } from '../open-desk';
import { type LoopbackServer, listenOnLoopback } from './loopback-server';
import { openInBrowser } from './open-in-browser';

/** The program behind `npm start -- --host browser`: the same desk over HTTP and WebSocket on the loopback address. */

const { env, platform } = process;
const language = languageOfLocale(
  env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale,
);

try {
  await start();
} catch (error) {
  if (!(error instanceof NakawariError)) throw error;
  complain(error.report());
  process.exitCode = error.code === 'usage' ? 2 : 3;
}

async function start(): Promise<void> {
  const options = parseHostOptions(process.argv.slice(2), {
    standing: env.INIT_CWD ?? process.cwd(),
    ignoreUnknown: false,
  });
  const dataFolder = options.dataFolder ?? defaultDataFolder({ env, platform, home: homedir() });
  // First of all: a taken port must not cost anything.
  const server = await listenOnLoopback(options.port);
  let desk: HostedDesk | null = null;
  try {
    desk = await openDesk(options, dataFolder, { host: 'browser' });
    closeOnSignal(server, desk);
    await checkPage(desk, server.origin);
    // Without weights the app still opens and shows; that it cannot draw is said here and in the page.
    const trouble = await weightsTrouble(weightsFolder());
    if (trouble !== null) complain(trouble);
    const token = randomBytes(24).toString('base64url');
    server.mount(desk, token);
    const address = `${server.origin}/?token=${token}`;
    process.stdout.write(`Nakawari is ready: ${address}\n`);
    if (options.openBrowser) openInBrowser(address);
  } catch (error) {
    await server.close();
    await desk?.close();
    throw error;
  }
}

/** "Ready" is said only of a page that is really there. */
async function checkPage(desk: HostedDesk, origin: string): Promise<void> {
  const answer = await desk.handleRequest(new Request(`${origin}/`));
  await answer.body?.cancel();
  if (answer.status !== 200)
    throw new NakawariError('host-unavailable', { reason: `The page is not built (${answer.status}).` });
}

function complain(report: ErrorReport): void {
  const { says, next } = describeError(report, language);
  process.stderr.write(`${says} ${next}\n`);
}

/** Ctrl+C and friends: work stops, everything is saved, sockets are closed. A second one does not wait. */
function closeOnSignal(server: LoopbackServer, desk: HostedDesk): void {
  let closing = false;
  const close = (signal: NodeJS.Signals) => {
    const code = signal === 'SIGINT' ? 130 : 143;
    if (closing) process.exit(code);
    closing = true;
    void server
      .close()
      .then(() => desk.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
}
