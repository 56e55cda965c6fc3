import type { AppliedCorrection } from '../../contract/corrections-of';
import { seededRandom } from '../paired-difference';
import { type PictureScore, scoreDrawing } from '../score-drawing';
import type { ArtistDesk, ArtistDraft } from './artist-draft';
import type { ArtistScene } from './artist-scene';
import { ARTIST_KINDS, type ArtistKind, type ChosenGesture, possibleGestures } from './choose-gesture';

/** What one gesture came to. */
export interface ArtistStep {
  readonly gesture: ChosenGesture;
  readonly draft: ArtistDraft;
  readonly score: PictureScore;
}

export interface ArtistRun {
  readonly first: { readonly draft: ArtistDraft; readonly score: PictureScore };
  readonly steps: readonly ArtistStep[];
  /** Previews that were looked at, those that were not taken among them. */
  readonly previews: number;
}

/** Of one kind the preview is looked at, and where it is worse than before the next worst place is tried, so often. */
const TRIES = 3;
/** What fits a place in the eyes of a person with everything in hand; of these the best preview is taken. */
const IN_HAND: readonly Exclude<ArtistKind, 'mixed'>[] = ['match', 'region', 'hint', 'arc', 'point', 'lines'];

export const artistSeed = (scene: ArtistScene, kind: ArtistKind): number =>
  [...scene.name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), ARTIST_KINDS.indexOf(kind) + 1);

/**
 * A person at the desk: looks for what is worst, makes a gesture, sees what comes of it, and undoes it when the drawing is not better for it.
 * With one kind in hand the first that helps is kept, of at most three; with everything in hand one of each kind that fits is tried (of
 * matches three: on the things that account for most of what is wrong) and the best is kept. What was undone is counted beside what was kept.
 * The artist sees the true drawing, as a person has the drawing they want in mind, and how everything in it moves.
 * @throws NakawariError cancelled, and what drawing throws
 */
export async function runArtist(
  desk: ArtistDesk,
  scene: ArtistScene,
  kind: ArtistKind,
  most: number,
): Promise<ArtistRun> {
  const random = seededRandom(artistSeed(scene, kind));
  const names = { parts: desk.parts, keypoints: desk.keypoints };
  const start = await desk.draft(scene, []);
  const first = { draft: start, score: scoreDrawing(start.picture, scene.truth) };
  const steps: ArtistStep[] = [];
  const made: AppliedCorrection[] = [];
  let previews = 0;
  while (steps.length < most) {
    const now = steps.at(-1) ?? first;
    const choosing = { scene, draft: now.draft, made, names, random };
    const possible =
      kind === 'mixed'
        ? IN_HAND.flatMap((one) => possibleGestures(one, choosing, one === 'match' || one === 'region' ? TRIES : 1))
        : possibleGestures(kind, choosing, TRIES);
    let best: ArtistStep | undefined;
    for (const gesture of possible) {
      const draft = await desk.draft(scene, [...made, gesture.applied]);
      previews += 1;
      const step = { gesture, draft, score: scoreDrawing(draft.picture, scene.truth) };
      if (lineErrorOf(step) < lineErrorOf(best ?? now)) best = step;
      if (best && kind !== 'mixed') break;
    }
    if (!best) break;
    steps.push(best);
    made.push(best.gesture.applied);
  }
  return { first, steps, previews };
}

export const lineErrorOf = ({ score }: { readonly score: PictureScore }): number => score.cdE5 ?? 0;
