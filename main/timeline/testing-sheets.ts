import type { Cel, Cut } from '../contract/cut';
import { drawingAt, drawingById } from '../contract/cut-queries';

/** A cel as an animator would read it aloud: keys by number, in-betweens by letters in the order they were made, × for blank. */

export function celOf(cut: Cut, celId = 'A'): Cel {
  const cel = cut.cels.find(({ id }) => id === celId);
  if (!cel) throw new Error(`there is no cel ${celId}`);
  return cel;
}

/** In a cut that stands as it was laid out, letters follow the sheet. */
function letters(cel: Cel): Map<string, string> {
  const ids = cel.drawings
    .filter((drawing) => drawing.kind === 'inbetween')
    .map((drawing) => drawing.id)
    .sort();
  const inOrder = ids.filter((id) => !id.includes('+'));
  const names = new Map(inOrder.map((id) => [id, letterOf(id)]));
  for (const id of ids) if (!names.has(id)) names.set(id, `${letterOf(id)}'`);
  return names;
}

/** `A:1~2@0.25` is a, `A:1~2@0.5` is b, `A:2~3@0.25` is d … in a span with three in-betweens. */
function letterOf(id: string): string {
  const [, from = '1', tUnit = '0'] = /:(\d+)~[^@]*@([\d.]+)/.exec(id) ?? [];
  return 'abcdefghijklmnop'[(Number(from) - 1) * 3 + Math.round(Number(tUnit) * 4) - 1] ?? '?';
}

function nameIn(cel: Cel, id: string | null | undefined): string {
  const drawing = drawingById(cel, id);
  if (!drawing) return '×';
  if (drawing.kind === 'key') return String(drawing.number);
  return drawing.kind === 'copy' ? `=${drawing.of.drawingId}` : (letters(cel).get(drawing.id) ?? '?');
}

/** Frame by frame. A cel alone is told up to the frame on which its last exposure begins. */
export function sheetOf(of: Cut | Cel, celId = 'A'): string {
  const cel = 'cels' in of ? celOf(of, celId) : of;
  const lastFrame = 'cels' in of ? of.lengthFrames : (cel.exposures.at(-1)?.frame ?? 0);
  return Array.from({ length: lastFrame }, (_, index) => nameIn(cel, drawingAt(cel, index + 1)?.id)).join(' ');
}

/** The first span's chart. */
export function chartOf(cel: Cel, spanIndex = 0): Record<string, number> {
  return Object.fromEntries(
    (cel.spans[spanIndex]?.inbetweenIds ?? []).map((id) => {
      const drawing = drawingById(cel, id);
      return [nameIn(cel, id), drawing?.kind === 'inbetween' ? drawing.tUnit : Number.NaN];
    }),
  );
}
