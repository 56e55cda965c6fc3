import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { heldAfter } from '../../main/contract/cut-news';
import type { JobEvent } from '../../main/contract/jobs';
import type { Contract } from '../../main/contract/procedures';
import { foreignEnds, foreignEndsIn } from './process-sockets';
import { type BrowserHost, startBrowserHost } from './start-browser-host';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const preload = fileURLToPath(new URL('./record-network.cjs', import.meta.url));

let folder = '';
let host: BrowserHost | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nakawari-wire-'));
});

afterEach(async () => {
  await host?.stop();
  host = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const recorded = () => readFileSync(join(folder, 'network.txt'), 'utf8').trim().split('\n');
const LOOPBACK = /^(connect|name|datagram) (127\.0\.0\.1|::1|localhost)$/;

async function start(): Promise<BrowserHost> {
  host = await startBrowserHost(projectFolder, {
    dataFolder: join(folder, 'data'),
    env: {
      // For the host and for every process it starts.
      NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
      NAKAWARI_NETWORK_LOG: join(folder, 'network.txt'),
    },
  });
  return host;
}

async function openPage(running: BrowserHost) {
  const welcome = await fetch(running.address, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = new WebSocket(`${running.origin.replace('http', 'ws')}/rpc`, {
    headers: { cookie, origin: running.origin },
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  // The link uses what the socket of ws has in common with a page's; only their event types differ.
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ websocket: socket as never }));
  return { client, cookie, close: () => socket.terminate() };
}

describe('nothing leaves the machine', () => {
  it('while a cut is opened, an in-between drawn and looked at, only the loopback address is met', async () => {
    const running = await start();
    const foreign = new Set<string>();
    const watch = setInterval(() => {
      if (process.platform === 'linux') for (const end of foreignEnds(running.child.pid ?? 0)) foreign.add(end);
    }, 100);
    const { client, cookie, close } = await openPage(running);
    const cut = heldAfter(null, await client.cuts.openSample({}))?.state.cut;
    const cel = cut?.cels[0];
    const wanted = cel?.drawings.find((drawing) => drawing.kind === 'inbetween');
    if (cut === undefined || cel === undefined || wanted === undefined)
      throw new Error('the sample cut has no in-between');
    const scope = { kind: 'drawing', celId: cel.id, drawingId: wanted.id } as const;
    const { jobId } = await client.drawings.generate({ cutId: cut.id, scope, playheadFrame: 1 });
    const events: JobEvent[] = [];
    for await (const event of await client.jobs.watch({ jobId })) events.push(event);
    expect(events.at(-1)).toMatchObject({ outcome: 'done', summary: { made: 1 } });
    const drawn = events.find((event) => event.type === 'drawing');
    const picture = await fetch(`${running.origin}/frames/${drawn?.picture}.png`, { headers: { cookie } });
    expect(picture.headers.get('content-type')).toBe('image/png');
    close();
    clearInterval(watch);
    expect([...foreign]).toEqual([]);
    // Host and drawing child were both listened to.
    expect(recorded().filter((line) => line.startsWith('start')).length).toBeGreaterThanOrEqual(2);
    expect(recorded().filter((line) => !line.startsWith('start') && !LOOPBACK.test(line))).toEqual([]);
  }, 120_000);

  it('would be noticed: the recorder writes down a call to another address', () => {
    const log = join(folder, 'network.txt');
    const call =
      "require('node:net').connect(9, '192.0.2.1').on('error', () => {}).destroy(); require('node:dns').lookup('a.invalid', () => {});";
    spawnSync(process.execPath, ['--require', preload, '-e', call], {
      env: { ...process.env, NAKAWARI_NETWORK_LOG: log },
      timeout: 20_000,
    });
    expect(recorded()).toContain('connect 192.0.2.1');
    expect(recorded()).toContain('name a.invalid');
  });

  it('would be noticed: an open socket of ours to another address is seen, a stranger’s is not', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:9C40 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 11 1',
      '   1: 0100007F:9C40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12 1',
      '   2: 050010AC:9C40 010200C0:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 13 1',
      '   3: 050010AC:9C41 020200C0:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 14 1',
    ].join('\n');
    expect(foreignEndsIn(table, new Set(['11', '12', '13']))).toEqual(['192.0.2.1']);
  });
});
