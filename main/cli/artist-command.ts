import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NakawariError } from '../contract/errors';
import { childNetwork } from '../inbetween/child-model';
import { DrawingStudio } from '../inbetween/drawing-studio';
import { nakawariVersion } from '../inbetween/engine-version';
import { modelOf } from '../inference/model-library';
import { defaultThreads } from '../inference/threads';
import { ArtistDesk, type ArtistDraft } from '../judge/artist/artist-draft';
import { type ArtistReport, type ArtistRow, artistTable } from '../judge/artist/artist-report';
import { type ArtistRun, lineErrorOf, runArtist } from '../judge/artist/artist-run';
import { type ArtistScene, readScene } from '../judge/artist/artist-scene';
import type { ArtistKind } from '../judge/artist/choose-gesture';
import { classicalWarp } from '../judge/artist/classical-warp';
import { WorstGestures } from '../judge/artist/obey-page';
import { type ObeyPictures, type ObeyRow, obeyTable, tryObedience } from '../judge/artist/obey-run';
import { readCases } from '../judge/case-folder';
import { scoreDrawing } from '../judge/score-drawing';
import { makeFolders } from '../store/write-whole';
import type { ArtistOptions, ObeyOptions } from './artist-request';
import type { CliHost } from './cli-host';
import { setFolder } from './eval-command';
import { EXIT, type ExitCode } from './exit-codes';
import { modelPlaces } from './model-places';
import { placeText } from './output-files';
import type { Reporter } from './reporter';

/** `artist` and `obey`: what corrections are worth, and whether they are obeyed. */

async function openDesk(
  options: ArtistOptions | ObeyOptions,
  host: CliHost,
): Promise<{ desk: ArtistDesk; model: string }> {
  const places = await modelPlaces(options.models, host.env);
  const { folder, model } = modelOf(await places.read(), options.model);
  if (model.kind === 'two-image') {
    throw new NakawariError('input-invalid', { reason: `${model.id} takes no corrections` });
  }
  const studio = new DrawingStudio({ threads: options.threads ?? defaultThreads() });
  return { desk: new ArtistDesk(studio, childNetwork(folder, model), host.signal), model: model.id };
}

function refuseToReplace(out: string, file: string, force: boolean): void {
  if (!force && existsSync(join(out, file)))
    throw new NakawariError('output-exists', { file: join(out, file), count: 1 });
}

const ARTIST_FILE = 'artist.json';

/** @throws NakawariError for what concerns the whole call */
export async function simulateArtist(
  set: string,
  options: ArtistOptions,
  reporter: Reporter,
  host: CliHost,
): Promise<ExitCode> {
  refuseToReplace(options.out, ARTIST_FILE, options.force);
  const { name, cases } = await readCases(setFolder(set, host.env), options.limit);
  const { desk, model } = await openDesk(options, host);
  const rows: ArtistRow[] = [];
  const total = cases.length * options.kinds.length;
  await makeFolders(options.out);
  for (const [index, one] of cases.entries()) {
    const scene = await readScene(one);
    if (!scene) continue;
    for (const [n, kind] of options.kinds.entries()) {
      if (host.signal.aborted) throw new NakawariError('cancelled');
      rows.push(await artistRow(scene, kind, await runArtist(desk, scene, kind, options.gestures)));
      reporter.measured(index * options.kinds.length + n + 1, total);
    }
    // After each case: a run of hours that is stopped has said what it found.
    await placeArtist(options.out, { set: name, model, rows });
  }
  if (rows.length === 0) throw new NakawariError('input-invalid', { reason: 'no case of this set has labels.npz' });
  const table = artistTable(rows);
  reporter.say(table);
  reporter.data({ type: 'report', folder: options.out, rows: rows.length });
  return EXIT.done;
}

async function placeArtist(out: string, found: Pick<ArtistReport, 'set' | 'model' | 'rows'>): Promise<void> {
  const program = `Nakawari ${nakawariVersion()}`;
  const report: ArtistReport = { format: 'nakawari-artist', version: 1, program, ...found };
  await placeText(`${JSON.stringify(report)}\n`, join(out, ARTIST_FILE), true);
  await placeText(artistTable(found.rows), join(out, 'artist.md'), true);
}

async function artistRow(scene: ArtistScene, kind: ArtistKind, run: ArtistRun): Promise<ArtistRow> {
  const all = [run.first, ...run.steps];
  const figures = (name: 'ghostRate' | 'inkRatio' | 'ssim') => all.map(({ score }) => score[name] ?? 0);
  return {
    ...{ case: scene.name, kind, lineErrors: all.map(lineErrorOf), classicalErrors: await classicalErrors(scene, run) },
    ...{ ghostRates: figures('ghostRate'), inkRatios: figures('inkRatio'), ssims: figures('ssim') },
    gestures: run.steps.map(({ gesture }) => gesture.applied.gesture.kind),
    obeyed: run.steps.filter(({ gesture, draft }) => isObeyed(draft.obedience, gesture.applied.id)).length,
    previews: run.previews,
  };
}

const isObeyed = (obedience: readonly { correctionId: string; obeyed: boolean }[], id: string): boolean =>
  obedience.find(({ correctionId }) => correctionId === id)?.obeyed ?? true;

/** Null where a gesture says nothing that a warp could be told. */
async function classicalErrors(scene: ArtistScene, { steps }: ArtistRun): Promise<number[] | null> {
  const hints = steps.flatMap(({ gesture }) => (gesture.hint ? [gesture.hint] : []));
  if (hints.length < steps.length) return null;
  const errors: number[] = [];
  for (let count = 0; count <= hints.length; count += 1) {
    const drawn = await classicalWarp(scene, hints.slice(0, count));
    errors.push(scoreDrawing(drawn, scene.truth).cdE5 ?? 0);
  }
  return errors;
}

const OBEY_FILE = 'obey.json';

/** @throws NakawariError for what concerns the whole call */
export async function measureObedience(
  set: string,
  options: ObeyOptions,
  reporter: Reporter,
  host: CliHost,
): Promise<ExitCode> {
  refuseToReplace(options.out, OBEY_FILE, options.force);
  const { name, cases } = await readCases(setFolder(set, host.env), options.limit);
  const { desk, model } = await openDesk(options, host);
  const scenes: ArtistScene[] = [];
  for (const one of cases) {
    const scene = await readScene(one);
    if (scene) scenes.push(scene);
  }
  if (scenes.length === 0) throw new NakawariError('input-invalid', { reason: 'no case of this set has labels.npz' });
  const rows: ObeyRow[] = [];
  const worst = new WorstGestures();
  const drafts = new Map<string, ArtistDraft>();
  for (const kind of options.kinds) {
    const told = (one: ObeyPictures) => {
      rows.push(one.row);
      worst.see(one);
      reporter.measured(rows.length, options.count * options.kinds.length);
    };
    await tryObedience(desk, scenes, kind, options.count, told, drafts);
    // After each kind: a run of hours that is stopped has said what it found.
    await placeObedience(options.out, { set: name, model, rows }, worst);
  }
  reporter.say(obeyTable(rows));
  reporter.data({ type: 'report', folder: options.out, gestures: rows.length });
  return EXIT.done;
}

async function placeObedience(
  out: string,
  found: { readonly set: string; readonly model: string; readonly rows: readonly ObeyRow[] },
  worst: WorstGestures,
): Promise<void> {
  await makeFolders(out);
  const table = obeyTable(found.rows);
  const about = { format: 'nakawari-obey', version: 1, program: `Nakawari ${nakawariVersion()}` };
  await placeText(`${JSON.stringify({ ...about, ...found })}\n`, join(out, OBEY_FILE), true);
  await placeText(table, join(out, 'obey.md'), true);
  await placeText(await worst.page(`${found.set}, ${found.model}`, table), join(out, 'index.html'), true);
}
