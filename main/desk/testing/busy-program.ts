import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { z } from 'zod';
import { createDesk } from '../create-desk';
import type { BusyPhase } from './busy-phases';
import { forkCrossFade } from './cross-fade-child';
import { holdingCuts } from './held-client';

/** A program that opens, edits, generates, saves and exports without end, to be killed at any moment (kill-anytime.test.ts). */

const busySettingsSchema = z.strictObject({
  keysFolder: z.string(),
  dataFolder: z.string(),
  outFolder: z.string(),
  weightsFolder: z.string(),
  /** The built drawing child; null: the cross-fade in its place. */
  childFile: z.string().nullable(),
});

async function beBusy(): Promise<never> {
  const settings = busySettingsSchema.parse(JSON.parse(process.argv[2] ?? ''));
  const { keysFolder, dataFolder, outFolder, weightsFolder, childFile } = settings;
  process.send?.('ready');
  await once(process, 'message');
  const say = (phase: BusyPhase) => process.send?.(phase);
  for (let round = 0; ; round += 1) {
    say('opening');
    const desk = await createDesk({
      ...{ dataFolder, weightsFolder, host: 'browser', version: '0.1.0' },
      ...{ sampleFolder: keysFolder, rendererFolder: dataFolder, roots: [outFolder] },
      // A store of its own each time: otherwise everything would be drawn after the first round.
      storeFolder: join(dataFolder, `store-${randomBytes(4).toString('hex')}`),
      ...(childFile === null ? { forkChild: forkCrossFade } : { childFile }),
    });
    const client = holdingCuts(createRouterClient(desk.router, { context: desk.openSession().context }));
    const grant = (await client.host.info({})).roots[0]?.grant ?? null;
    const { cut, revision } = await client.cuts.openSample({});
    const ended = async ({ jobId }: { jobId: string }) => {
      for await (const event of await client.jobs.watch({ jobId })) void event;
    };
    say('editing');
    const edit = { kind: 'set-inbetween-count' as const, celId: 'A', spanIds: ['A:1~2'], count: 1 + (round % 3) };
    await client.cuts.edit({ cutId: cut.id, revision, edit });
    say('generating');
    const first = await client.drawings.generate({
      cutId: cut.id,
      scope: { kind: 'cel', celId: 'A' },
      playheadFrame: 1,
    });
    await ended(first);
    for (const kind of ['drawings', 'frames'] as const) {
      say(`exporting ${kind}`);
      await ended(await client.exports.start({ cutId: cut.id, celId: null, kind, grant, overwrite: true }));
    }
    say('closing');
    await client.host.saveSettings({ language: round % 2 === 0 ? 'ja' : 'en', theme: 'dark' });
    await client.cuts.undo({ cutId: cut.id });
    await desk.close();
  }
}

await beBusy();
