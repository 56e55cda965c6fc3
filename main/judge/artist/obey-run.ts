import { z } from 'zod';
import { obedienceSchema } from '../../contract/cut';
import { seededRandom } from '../paired-difference';
import type { RgbaPicture } from '../read-picture';
import { quantile } from '../summary';
import type { ArtistDesk, ArtistDraft } from './artist-draft';
import { type ArtistScene, awayPx, BACKGROUND, type PlacePx, partAt } from './artist-scene';
import { RANDOM_KINDS, type RandomGesture, type RandomKind, randomGesture } from './random-gesture';

/** Is it obeyed, and does the rest stay: one random gesture, alone, on a drawing that has no other. */

export const obeyRowSchema = z.strictObject({
  case: z.string(),
  kind: z.enum(RANDOM_KINDS),
  seed: z.int(),
  measure: obedienceSchema.shape.measure,
  /** Px of the picture, or a share; null where there was nothing to measure. */
  value: z.number().nullable(),
  obeyed: z.boolean(),
  /** Share of the picture's pixels that changed outside what the gesture may touch, and that changed at all. */
  spillShare: z.number(),
  changedShare: z.number(),
  /** Of a mask at t: its overlap with what is truly drawn of that part (by the labels of the keys), without the gesture and with it. */
  trueOverlaps01: z.tuple([z.number(), z.number()]).nullable(),
});
export type ObeyRow = z.infer<typeof obeyRowSchema>;

export interface ObeyPictures {
  readonly row: ObeyRow;
  readonly gesture: RandomGesture;
  readonly before: RgbaPicture;
  readonly after: RgbaPicture;
}

/** A pixel has changed when a channel differs by more than this, of 255. */
const CHANGED = 16;
/** What lies this near to a touched part is its edge. */
const EDGE_SHARE = 0.05;

function mayTouch(
  scene: ArtistScene,
  draft: ArtistDraft,
  after: ArtistDraft,
  { spots, parts }: RandomGesture,
): Uint8Array {
  const { widthPx, heightPx } = scene;
  const inside = new Uint8Array(widthPx * heightPx);
  const edge = EDGE_SHARE * heightPx;
  const near = parts.length === 0 ? [] : placesOfParts(scene, [draft, after], parts);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const place = { x: x + 0.5, y: y + 0.5 };
      const isIn =
        spots.some(({ at, reachPx }) => awayPx(at, place) <= reachPx + edge) ||
        near.some((at) => awayPx(at, place) <= edge);
      if (isIn) inside[y * widthPx + x] = 1;
    }
  }
  return inside;
}

const STEP_PX = 6;

/** Where these parts are: by the truth, and by the network before and after. */
function placesOfParts(scene: ArtistScene, drafts: readonly ArtistDraft[], parts: readonly number[]): PlacePx[] {
  const places: PlacePx[] = [];
  for (let y = STEP_PX / 2; y < scene.heightPx; y += STEP_PX) {
    for (let x = STEP_PX / 2; x < scene.widthPx; x += STEP_PX) {
      const place = { x, y };
      const seen = [partAt(scene.partsT, place), ...drafts.map((draft) => draft.partAt(place))];
      const inKeys = scene.partsKeys.map((field) => partAt(field, place));
      if ([...seen, ...inKeys].some((part) => part !== BACKGROUND && parts.includes(part))) places.push(place);
    }
  }
  return places;
}

function changes(a: RgbaPicture, b: RgbaPicture, inside: Uint8Array): { changed: number; spilt: number } {
  let [changed, spilt] = [0, 0];
  for (let i = 0; i < inside.length; i += 1) {
    let most = 0;
    for (let c = 0; c < 4; c += 1) most = Math.max(most, Math.abs((a.rgba[i * 4 + c] ?? 0) - (b.rgba[i * 4 + c] ?? 0)));
    if (most <= CHANGED) continue;
    changed += 1;
    if (inside[i] !== 1) spilt += 1;
  }
  return { changed: changed / inside.length, spilt: spilt / inside.length };
}

/** Where the drawing truly shows the part, by the labels of the keys that it is taken from, against where the part truly is. */
function trueOverlap(scene: ArtistScene, draft: ArtistDraft, [part]: readonly number[]): number {
  let [both, either] = [0, 0];
  for (let y = 1; y < scene.heightPx; y += 2) {
    for (let x = 1; x < scene.widthPx; x += 2) {
      const place = { x, y };
      const key = draft.share0(place) >= 0.5 ? 0 : 1;
      const is = partAt(scene.partsKeys[key], draft.sourceIn(key, place)) === part;
      const should = partAt(scene.partsT, place) === part;
      if (is && should) both += 1;
      if (is || should) either += 1;
    }
  }
  return either === 0 ? 1 : both / either;
}

/**
 * One gesture of this kind on each scene in turn until there are enough; a scene that has nothing for it is passed over.
 * @param told after each
 * @param drafts what was drawn without gestures, by scene, for the next kind
 * @throws NakawariError cancelled, and what drawing throws
 */
export async function tryObedience(
  desk: ArtistDesk,
  scenes: readonly ArtistScene[],
  kind: RandomKind,
  count: number,
  told: (one: ObeyPictures) => void,
  drafts = new Map<string, ArtistDraft>(),
): Promise<void> {
  let passed = 0;
  for (let n = 0, done = 0; done < count && passed < scenes.length * 3; n += 1) {
    const scene = scenes[n % scenes.length];
    if (!scene) return;
    const seed = n + 1;
    const draft = drafts.get(scene.name) ?? (await desk.draft(scene, []));
    // The last scenes alone: a set of hundreds would fill the memory.
    if (drafts.size > 40 && !drafts.has(scene.name)) drafts.clear();
    drafts.set(scene.name, draft);
    const random = seededRandom(seed * 31 + RANDOM_KINDS.indexOf(kind));
    const gesture = randomGesture(kind, { scene, draft, desk, random });
    if (!gesture) {
      passed += 1;
      continue;
    }
    passed = 0;
    done += 1;
    const after = await desk.draft(scene, [gesture.applied]);
    const { changed, spilt } = changes(draft.picture, after.picture, mayTouch(scene, draft, after, gesture));
    const measured = after.obedience[0];
    if (!measured) throw new Error(`nothing was measured of ${kind}`);
    const { measure, value, obeyed } = measured;
    const row: ObeyRow = {
      case: scene.name,
      kind,
      seed,
      measure,
      value,
      obeyed,
      spillShare: spilt,
      changedShare: changed,
      trueOverlaps01:
        kind === 'mask-at'
          ? [trueOverlap(scene, draft, gesture.parts), trueOverlap(scene, after, gesture.parts)]
          : null,
    };
    told({ row, gesture, before: draft.picture, after: after.picture });
  }
}

/** How bad a gesture came out: what was not obeyed first, then what spilt. */
export function worseOf(a: ObeyRow, b: ObeyRow): number {
  const disobeyed = ({ obeyed, measure, value }: ObeyRow) =>
    obeyed ? 0 : measure === 'distance-px' ? (value ?? 0) : 1 - (value ?? 0);
  return Number(a.obeyed) - Number(b.obeyed) || disobeyed(b) - disobeyed(a) || b.spillShare - a.spillShare;
}

const SPILL_SHARE = 0.02;
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;

/** Markdown. */
export function obeyTable(rows: readonly ObeyRow[]): string {
  const lines = RANDOM_KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const measured = own.filter((row) => row.value !== null);
    const values = measured.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
    const spills = own.map((row) => row.spillShare).sort((a, b) => a - b);
    const share = (test: (row: ObeyRow) => boolean, of: readonly ObeyRow[]) =>
      of.length === 0 ? '–' : percent(of.filter(test).length / of.length);
    const isPx = own[0]?.measure === 'distance-px';
    const at = (where: number) => (values.length === 0 ? '–' : quantile(values, where).toFixed(2));
    const [middle, bad] = isPx ? [at(0.5), at(0.95)] : [at(0.5), at(0.05)];
    const unit = isPx ? 'px' : own[0]?.measure;
    return [
      `| ${kind} | ${own.length} | ${measured.length} | ${share((row) => row.obeyed, measured)} | ${middle} | ${bad} | ${unit} | ${share((row) => row.spillShare < SPILL_SHARE, own)} | ${percent(quantile(spills, 0.5))} | ${percent(quantile(spills, 0.95))} |`,
    ];
  });
  const masks = rows.flatMap(({ trueOverlaps01 }) => (trueOverlaps01 ? [trueOverlaps01] : []));
  const mean = (which: 0 | 1) => (masks.reduce((sum, pair) => sum + pair[which], 0) / masks.length).toFixed(2);
  const truly =
    masks.length === 0
      ? []
      : [
          '',
          `Masks at t against what is truly that part (its labels in the keys): mean overlap ${mean(0)} before, ${mean(1)} after.`,
        ];
  return [
    '| gesture | made | measured | obeyed | median | worst 5 % from | unit | spill under 2 % | spill, median | spill, 95 % |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
    ...truly,
    '',
  ].join('\n');
}
