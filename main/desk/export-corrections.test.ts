import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { correctionSamplesSchema } from '../contract/correction-samples';
import type { JobEnd } from '../contract/jobs';
import { openTestDesk, type TestDesk, TWO_CELS } from './testing/test-desk';

/** A person's corrections leave the desk by their own hand alone. */

let open: TestDesk;
let out: string;
let cutId: string;

beforeEach(async () => {
  open = await openTestDesk(TWO_CELS, {});
  out = join(open.folder, 'cuts', 'out');
  await mkdir(out);
  cutId = (await open.client.cuts.openSample({})).cut.id;
});
afterEach(() => open.close());

const usage = { may: 'research', by: 'Hanako', note: 'credit me' } as const;

async function exported(): Promise<JobEnd> {
  const root = (await open.client.host.info({})).roots[0]?.grant ?? '';
  const { folders } = await open.client.host.listFolder({ grant: root });
  const grant = folders.find(({ name }) => name === 'out')?.grant ?? '';
  const { jobId } = await open.client.exports.corrections({ cutId, celId: null, usage, grant, overwrite: false });
  for await (const event of await open.client.jobs.watch({ jobId })) if (event.type === 'end') return event;
  throw new Error('no end');
}

async function correctSomething(): Promise<void> {
  const { cut, revision } = await open.client.cuts.openSample({});
  const [cel] = cut.cels;
  const [span] = cel?.spans ?? [];
  if (!cel || !span) throw new Error('the sample has a span');
  const correction = {
    ...{ id: 'c1', author: 'Hanako', at: '2026-11-22T04:00:00Z', reason: '', on: true },
    target: { kind: 'span' as const, spanId: span.id, fromUnit: 0, toUnit: 1 },
    gesture: { kind: 'match-point' as const, place0: { xPx: 8, yPx: 8 }, place1: { xPx: 12, yPx: 9 }, reachPx: 10 },
  };
  const edit = { kind: 'add-correction' as const, celId: cel.id, correction };
  await open.client.cuts.edit({ cutId, revision, edit });
}

test('with the statement of who may use them, and the keys byte for byte', async () => {
  await correctSomething();
  const end = await exported();
  expect(end).toMatchObject({ outcome: 'done' });
  const read = correctionSamplesSchema.parse(JSON.parse(await readFile(join(out, 'samples.json'), 'utf8')));
  expect(read.usage).toEqual(usage);
  expect(read.samples).toHaveLength(1);
  const [key] = read.samples[0]?.keys ?? [];
  expect((await readFile(join(out, key?.file ?? ''))).length).toBeGreaterThan(0);
});

test('where nothing was corrected, nothing is written and it is said', async () => {
  await expect(exported()).rejects.toMatchObject({ code: 'input-invalid' });
  expect(await readdir(out)).toEqual([]);
});
