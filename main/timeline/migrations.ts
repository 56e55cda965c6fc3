import { z } from 'zod';
import { pictureIdSchema } from '../contract/cut';

/**
 * From each version of the document to the next one. A change of the format adds an entry here, raises CUT_FILE_VERSION and adds a
 * fixture (`fixtures/v<n>-*.json`); old entries and fixtures are never touched again. An entry knows the old format by shapes of its
 * own, not by today's schemas, which go on changing.
 */
export const MIGRATIONS: ReadonlyMap<number, (older: Record<string, unknown>) => Record<string, unknown>> = new Map([
  [1, fromVersion1],
  [2, fromVersion2],
  [3, fromVersion3],
]);

const keyOf1 = z.looseObject({ kind: z.literal('key'), id: z.string(), picture: pictureIdSchema });
const inbetweenOf1 = z.looseObject({
  kind: z.literal('inbetween'),
  spanId: z.string(),
  tUnit: z.number(),
  state: z.string(),
  picture: pictureIdSchema.nullable(),
});
const celOf1 = z.looseObject({
  drawings: z.array(z.discriminatedUnion('kind', [keyOf1, inbetweenOf1])),
  spans: z.array(z.looseObject({ id: z.string(), fromDrawingId: z.string(), toDrawingId: z.string() })),
});
const fileOf1 = z.looseObject({ cut: z.looseObject({ cels: z.array(celOf1) }) });

/** Marks, versions, what a picture was made from, presets, looks, notes. Version 1 knew even charts only. */
function fromVersion1(older: Record<string, unknown>): Record<string, unknown> {
  const file = fileOf1.parse(older);
  const cels = file.cut.cels.map((cel) => ({
    ...cel,
    look: { hidden: false, locked: false, opacity01: 1 },
    drawings: cel.drawings.map((drawing) =>
      drawing.kind === 'key' ? { ...drawing, mark: 'key' } : withVersions(drawing, cel),
    ),
    spans: cel.spans.map((span) => ({ ...span, timing: { preset: 'even' } })),
    restingSpans: [],
  }));
  return { ...file, history: null, cut: { ...file.cut, cels, notes: [] } };
}

/** A picture of version 1 was always made from the keys that its span has. */
function withVersions(inbetween: z.infer<typeof inbetweenOf1>, cel: z.infer<typeof celOf1>): Record<string, unknown> {
  const { picture, tUnit, spanId } = inbetween;
  if (picture === null) return { ...inbetween, note: '', made: null, versions: [] };
  const span = cel.spans.find((candidate) => candidate.id === spanId);
  const pictureOf = (id: string | undefined) => cel.drawings.find((drawing) => drawing.id === id)?.picture ?? picture;
  const [fromPicture, toPicture] = [pictureOf(span?.fromDrawingId), pictureOf(span?.toDrawingId)];
  const made = { fromPicture, toPicture, tUnit, model: '', doubt01: null, lookAt: null };
  const source = inbetween.state === 'corrected' ? 'corrected' : 'generated';
  return { ...inbetween, note: '', made, versions: [{ picture, made, source, at: null }] };
}

const celOf2 = z.looseObject({ id: z.string(), exposures: z.array(z.unknown()), spans: z.array(z.unknown()) });
const fileOf2 = z.looseObject({ cut: z.looseObject({ cels: z.array(celOf2) }) });

/** Corrections, of which there were none. What its pictures were made from says so by saying nothing. */
function fromVersion2(older: Record<string, unknown>): Record<string, unknown> {
  const file = fileOf2.parse(older);
  return { ...file, cut: { ...file.cut, cels: file.cut.cels.map((cel) => ({ ...cel, corrections: [] })) } };
}

/** A person's paint, of which there was none: what is not painted on says nothing of it, so steps of the history stay as they are, too. */
function fromVersion3(older: Record<string, unknown>): Record<string, unknown> {
  return older;
}

/** The same for a cel in a step of the history, which has no version of its own: one that came or went whole in version 2. */
export function celOfStep(value: unknown): unknown {
  const cel = celOf2.safeParse(value);
  return cel.success && !('corrections' in cel.data) ? { ...cel.data, corrections: [] } : value;
}
