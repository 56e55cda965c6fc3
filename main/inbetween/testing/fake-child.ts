import { join } from 'node:path';
import { fill } from '../../ingest/testing/pictures';

/**
 * A drawing child that draws nothing but obeys t: 0.1 answers at once, 0.2 works until it is cancelled, 0.3 is deaf (as a
 * run is) and never answers, 0.4 dies, 0.5 dies the first time only, 0.6 fails as a person may know, 0.7 fails with a bug.
 * Anything else answers after some turns of its loop. 0.2 and 0.3 leave a file beside the key once they are at work.
 */
const SOURCE = `
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
const cancelled = new Set();
const bytes = Buffer.from('drawing');
const times = { graphsMs: 1, totalMs: 1, runs: [], peakRssBytes: 1 };
function answer({ requestId, work }) {
  const fail = (error, stack) => process.send({ type: 'failed', requestId, error, stack });
  const done = () => {
    if (cancelled.has(requestId)) return fail({ code: 'cancelled', detail: {} }, '');
    writeFileSync(work.drawingPath, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    process.send({ type: 'drawn', requestId, drawing: { path: work.drawingPath, sha256, bytes: bytes.length }, doubt: null, obedience: [], times });
  };
  if (work.tUnit === 0.1) return done();
  if (work.tUnit === 0.2 || work.tUnit === 0.3) writeFileSync(work.key0.path + '.at-work', '');
  if (work.tUnit === 0.2) return void setInterval(() => cancelled.has(requestId) && fail({ code: 'cancelled', detail: {} }, ''), 5);
  if (work.tUnit === 0.3) for (;;);
  if (work.tUnit === 0.4) return process.exit(1);
  if (work.tUnit === 0.5 && !existsSync(work.key0.path + '.met')) {
    writeFileSync(work.key0.path + '.met', '');
    writeFileSync(work.drawingPath, 'half');
    process.kill(process.pid, 'SIGKILL');
  }
  if (work.tUnit === 0.6) return fail({ code: 'picture-damaged', detail: { file: 'A1.png' } }, '');
  if (work.tUnit === 0.7) return fail(null, 'Error: bad_alloc\\n  at /home/someone/secret.js');
  setTimeout(done, 20);
}
process.on('message', (message) => {
  if (message.type === 'cancel') cancelled.add(message.requestId);
  else answer(message);
});
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
`;

export async function writeFakeChild(folder: string): Promise<string> {
  await fill(folder, { 'fake-child.mjs': SOURCE });
  return join(folder, 'fake-child.mjs');
}
