import type { Correction, Gesture, Place } from '../../main/contract/correction';
import { masksOf } from '../../main/contract/correction-check';
import { appliedTo } from '../../main/contract/corrections-of';
import type { Cel, Cut, Inbetween } from '../../main/contract/cut';

/**
 * How like a place that a person has corrected the doubtful place of another drawing is: where it lies on the paper, whether its span is
 * the same or the next one, whether it lies as far from its keys (where motion is off most). Told by the document alone: nothing is learnt
 * from the drawings, nothing is kept, and it ends with the correction.
 */

interface CorrectedPlace {
  readonly correction: Correction;
  readonly cel: Cel;
  /** Of what it speaks: a joint, a point or a part; null for a mere spot. */
  readonly name: string | null;
  readonly place: Place | null;
  readonly spanIds: ReadonlySet<string>;
  /** t(1 - t) of the drawing on which it was made; null where it was made on no one drawing. */
  readonly farFromKeys: number | null;
}

/** The latest so many corrections tell what a person is at now, the newest most. */
const LATEST = 5;
const LESS_EACH_TIME = 0.85;
/** Of the paper's diagonal: nearer than this is the same place. */
const NEAR_SHARE = 0.12;

/** 0 not at all, 1 the very place on a drawing of the same span. */
export function likenessTo(cut: Cut): (cel: Cel, drawing: Inbetween) => number {
  const places = correctedPlaces(cut);
  if (places.length === 0) return () => 0;
  const named = namedPlaces(cut);
  const diagonalPx = Math.hypot(cut.widthPx, cut.heightPx);
  return (cel, drawing) => {
    const lookAt = drawing.made?.lookAt ?? null;
    if (lookAt === null) return 0;
    const here: Place = { xPx: lookAt.x01 * cut.widthPx, yPx: lookAt.y01 * cut.heightPx };
    let most = 0;
    places.forEach((known, rank) => {
      if (known.cel.id !== cel.id || touches(known.correction, cel, drawing)) return;
      // The same joint or part may be somewhere else on another key: what was said of it there counts as well.
      const own = known.name === null ? [] : (named.get(`${cel.id} ${known.name}`) ?? []);
      const away = [known.place, ...own].flatMap((place) =>
        place === null ? [] : distancePx(place, here) / diagonalPx,
      );
      const near = away.length === 0 ? 0.3 : Math.exp(-((Math.min(...away) / NEAR_SHARE) ** 2));
      const score = near * (0.55 + 0.3 * spanLikeness(known, cel, drawing) + 0.15 * sameStretch(known, drawing));
      most = Math.max(most, score * LESS_EACH_TIME ** rank);
    });
    return most;
  };
}

function correctedPlaces(cut: Cut): CorrectedPlace[] {
  return cut.cels
    .flatMap((cel) => cel.corrections.filter(({ on }) => on).map((correction) => ({ cel, correction })))
    .sort((a, b) => Date.parse(b.correction.at) - Date.parse(a.correction.at))
    .slice(0, LATEST)
    .map(({ cel, correction }) => {
      const { gesture } = correction;
      return {
        ...{ cel, correction, name: nameOf(gesture), place: placeOf(gesture) },
        spanIds: spansOf(correction, cel),
        farFromKeys: 'tUnit' in gesture ? gesture.tUnit * (1 - gesture.tUnit) : null,
      };
    });
}

function namedPlaces(cut: Cut): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const cel of cut.cels) {
    for (const { on, gesture } of cel.corrections) {
      const [name, place] = [nameOf(gesture), placeOf(gesture)];
      if (!on || name === null || place === null) continue;
      places.set(`${cel.id} ${name}`, [...(places.get(`${cel.id} ${name}`) ?? []), place]);
    }
  }
  return places;
}

function nameOf(gesture: Gesture): string | null {
  if ('name' in gesture) return gesture.name;
  if ('part' in gesture) return gesture.part;
  return 'of' in gesture ? gesture.of.part : null;
}

function placeOf(gesture: Gesture): Place | null {
  switch (gesture.kind) {
    case 'key-point':
      return gesture.place;
    case 'match-point':
      return halfway(gesture.place0, gesture.place1);
    case 'arc':
      return gesture.path[gesture.path.length >> 1]?.place ?? halfway(gesture.place0, gesture.place1);
    case 'point-at':
    case 'flow-hint':
      return gesture.to;
    case 'lines': {
      const points = gesture.lines[0]?.pointsPx ?? [];
      const [xPx, yPx] = points[points.length >> 1] ?? [];
      return xPx === undefined || yPx === undefined ? null : { xPx, yPx };
    }
    default: {
      const [mask] = masksOf(gesture);
      if (mask) return { xPx: mask.xPx + mask.widthPx / 2, yPx: mask.yPx + mask.heightPx / 2 };
      if (gesture.kind !== 'key-mask' || gesture.shape.by !== 'extremes') return null;
      const { top, left, bottom, right } = gesture.shape.extremes;
      return { xPx: (left.xPx + right.xPx) / 2, yPx: (top.yPx + bottom.yPx) / 2 };
    }
  }
}

const halfway = (a: Place, b: Place): Place => ({ xPx: (a.xPx + b.xPx) / 2, yPx: (a.yPx + b.yPx) / 2 });
const distancePx = (a: Place, b: Place): number => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);

function spansOf({ target }: Correction, cel: Cel): ReadonlySet<string> {
  switch (target.kind) {
    case 'span':
      return new Set([target.spanId]);
    case 'key':
      return new Set(
        cel.spans
          .filter((span) => span.fromDrawingId === target.drawingId || span.toDrawingId === target.drawingId)
          .map((span) => span.id),
      );
    case 'drawings':
      return new Set(
        cel.drawings.flatMap((drawing) =>
          drawing.kind === 'inbetween' && target.drawingIds.includes(drawing.id) ? [drawing.spanId] : [],
        ),
      );
  }
}

/** 1 the same span, 0.6 one that shares a key with it, 0 farther away. */
function spanLikeness({ spanIds }: CorrectedPlace, cel: Cel, drawing: Inbetween): number {
  if (spanIds.has(drawing.spanId)) return 1;
  const own = cel.spans.find(({ id }) => id === drawing.spanId);
  const isNext = cel.spans.some(
    ({ id, fromDrawingId, toDrawingId }) =>
      spanIds.has(id) && (own?.fromDrawingId === toDrawingId || own?.toDrawingId === fromDrawingId),
  );
  return isNext ? 0.6 : 0;
}

function sameStretch({ farFromKeys }: CorrectedPlace, { tUnit }: Inbetween): number {
  if (farFromKeys === null) return 0.5;
  return 1 - Math.min(1, Math.abs(tUnit * (1 - tUnit) - farFromKeys) / 0.25);
}

function touches(correction: Correction, cel: Cel, { id, spanId, tUnit }: Inbetween): boolean {
  const span = cel.spans.find((one) => one.id === spanId);
  if (!span) return false;
  const { fromDrawingId, toDrawingId } = span;
  return appliedTo(correction, { drawingId: id, spanId, fromDrawingId, toDrawingId, tUnit }) !== undefined;
}
