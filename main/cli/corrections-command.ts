import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { sampleUseSchema } from '../contract/correction-samples';
import { NakawariError } from '../contract/errors';
import { cutIdOf } from '../desk/cut-id';
import { CutStorage } from '../desk/cut-storage';
import { planSamples, writeSamples } from '../export/correction-samples';
import { refuseKeysFolder } from '../export/staged-folder';
import { nakawariVersion } from '../inbetween/engine-version';
import { sha256OfBytes } from '../ingest/hash-bytes';
import { openStore } from '../store/store';
import { defaultStoreFolder } from '../store/store-folder';
import type { CliHost } from './cli-host';
import { EXIT, type ExitCode } from './exit-codes';
import type { Reporter } from './reporter';
import { commonSchema } from './tween-request';

export const correctionsOptionsSchema = commonSchema.extend({
  out: z.string().min(1),
  may: sampleUseSchema,
  by: z.string().max(200).default(''),
  note: z.string().max(2000).default(''),
  cel: z.string().optional(),
  force: z.boolean().default(false),
});
type CorrectionsOptions = z.infer<typeof correctionsOptionsSchema>;

/**
 * `corrections export`: what a person corrected in the app in the cut of this keys' folder, as labelled samples.
 * @throws NakawariError folder-missing, not-found (never opened in the app), document- and output- codes, input-invalid
 */
export async function exportCorrections(
  folder: string,
  options: CorrectionsOptions,
  reporter: Reporter,
  host: CliHost,
): Promise<ExitCode> {
  const keysFolder = await realpath(folder).catch(() => {
    throw new NakawariError('folder-missing', { folder: basename(folder) });
  });
  const storeFolder = defaultStoreFolder(host.env);
  const storage = new CutStorage(dirname(storeFolder), nakawariVersion());
  const cutId = cutIdOf(keysFolder);
  if (!(await storage.isKnown(cutId))) throw new NakawariError('not-found', { what: 'cut' });
  // While the app has it open, what is on disk may be a step behind.
  const lock = await storage.lock(cutId, basename(keysFolder));
  try {
    const file = await storage.load(cutId);
    if (!file) throw new NakawariError('not-found', { what: 'cut' });
    const { now: cut } = await storage.filesOf(cutId).open(file);
    const cel = options.cel === undefined ? null : cut.cels.find(({ name }) => name === options.cel);
    if (cel === undefined) throw new NakawariError('not-found', { what: 'cel' });
    const planned = planSamples(cut, cel?.id ?? null);
    const keyFiles = planned.flatMap(({ keys }) => keys.map((key) => key.file));
    await refuseKeysFolder([options.out], keysFolder, keyFiles);
    const store = await openStore({ folder: storeFolder });
    const { may, by, note, force: overwrite, out: outFolder } = options;
    const program = `Nakawari ${nakawariVersion()}`;
    const written = await writeSamples(
      planned,
      { cut, usage: { may, by, note }, outFolder, overwrite, program },
      {
        signal: host.signal,
        readKey: async (key) => {
          const bytes = await readFile(join(keysFolder, ...key.file.split('/'))).catch(() => {
            throw new NakawariError('document-changed', { file: key.file });
          });
          return { bytes, sha256: await sha256OfBytes(bytes) };
        },
        readPicture: (id) => readFile(store.pathOf(id)).catch(() => undefined),
        onProgress: (done, total) => reporter.measured(done, total),
      },
    );
    reporter.say(`${join(outFolder, 'samples.json')}: ${written.samples.length}`);
    reporter.data({ type: 'samples', folder: outFolder, samples: written.samples.length, may });
    return EXIT.done;
  } finally {
    await lock.release();
  }
}
