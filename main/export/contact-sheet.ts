import sharp from 'sharp';
import type { Cel, Cut, Drawing, Span } from '../contract/cut';
import { drawingById, framesOf, isStale } from '../contract/cut-queries';
import type { Language } from '../contract/language';
import { secondsAndFrames } from '../contract/seconds-and-frames';
import { SHEET_WORDS, type SheetWords } from './sheet-words';

/** The look of the sheet, in pixels. Neutral greys: nothing tints the drawings. */
const CELL_PX = 320;
const GAP_PX = 16;
const LABEL_PX = 46;
const TITLE_PX = 44;
const CHART_PX = 84;
const MOST_COLUMNS = 5;
const FONT =
  "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,'Segoe UI',Helvetica,Arial,sans-serif";

export interface SheetDrawing {
  readonly drawing: Drawing;
  readonly bytes: Uint8Array;
}

export interface SheetOptions {
  readonly language: Language;
  /** Says what the picture is; embedded where it shows a generated drawing. */
  readonly xmp: string | undefined;
}

/** The drawings of a span in the order of the sheet: its first key, the chart, its second key. */
export function drawingsOfSpan(cel: Cel, span: Span): Drawing[] {
  const ids = [span.fromDrawingId, ...span.inbetweenIds, span.toDrawingId];
  return ids.map((id) => drawingById(cel, id)).filter((drawing) => drawing !== undefined);
}

/** One PNG that shows a span to a colleague: every drawing with its number, frame and state, and the timing chart under them. */
export async function contactSheet(
  cut: Cut,
  cel: Cel,
  span: Span,
  drawings: readonly SheetDrawing[],
  { language, xmp }: SheetOptions,
): Promise<Uint8Array> {
  const words = SHEET_WORDS[language];
  const pictureHeightPx = Math.round((CELL_PX * cut.heightPx) / cut.widthPx);
  const columns = Math.min(MOST_COLUMNS, drawings.length);
  const rows = Math.ceil(drawings.length / columns);
  const width = columns * (CELL_PX + GAP_PX) + GAP_PX;
  const cellHeightPx = pictureHeightPx + LABEL_PX;
  const height = TITLE_PX + rows * (cellHeightPx + GAP_PX) + CHART_PX;
  const placed = drawings.map((one, index) => ({
    ...one,
    left: GAP_PX + (index % columns) * (CELL_PX + GAP_PX),
    top: TITLE_PX + Math.floor(index / columns) * (cellHeightPx + GAP_PX),
  }));
  const pictures = await Promise.all(
    placed.map(async ({ bytes, left, top }) => {
      const small = sharp(bytes).autoOrient().flatten({ background: '#fff' });
      const input = await small.resize({ width: CELL_PX, height: pictureHeightPx, fit: 'contain' }).png().toBuffer();
      return { input, left, top };
    }),
  );
  const labels = placed.map(({ drawing, left, top }) => labelOf(cut, cel, drawing, words, left, top + pictureHeightPx));
  const frames = placed.map(({ left, top }) => frameAround(left, top, pictureHeightPx));
  const title = text(GAP_PX, 29, 18, titleOf(cut, cel, span, words), '#222');
  const chart = chartOf(cel, span, width, height - CHART_PX);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${title}${frames.join('')}${labels.join('')}${chart}</svg>`;
  const sheet = sharp({ create: { width, height, channels: 3, background: '#d4d4d4' } })
    .composite([...pictures, { input: Buffer.from(svg), left: 0, top: 0 }])
    .png({ compressionLevel: 8 });
  return (xmp === undefined ? sheet : sheet.withXmp(xmp)).toBuffer();
}

function titleOf(cut: Cut, cel: Cel, span: Span, words: SheetWords): string {
  const keys = [span.fromDrawingId, span.toDrawingId].map((id) => numberOf(cel, drawingById(cel, id)));
  const frames = words.frames(span.startFrame, span.endFrame);
  return `${cut.name}   ${cel.name} ${keys.join(' – ')}   ${frames}   ${cut.rateFps} fps   ${words.presets[span.timing.preset]}`;
}

/** ① for a key, a triangle for a breakdown, a dot for what lies between. */
function numberOf(cel: Cel, drawing: Drawing | undefined): string {
  if (drawing?.kind === 'key') return `${drawing.mark === 'breakdown' ? '△' : '○'}${drawing.number}`;
  if (drawing?.kind !== 'inbetween') return '·';
  const span = cel.spans.find((candidate) => candidate.id === drawing.spanId);
  return `·${(span?.inbetweenIds.indexOf(drawing.id) ?? 0) + 1}`;
}

function labelOf(cut: Cut, cel: Cel, drawing: Drawing, words: SheetWords, left: number, top: number): string {
  const [frame] = framesOf(cel, drawing.id);
  const when = frame === undefined ? words.beside : `${words.frame(frame)}  ${secondsAndFrames(frame, cut.rateFps)}`;
  const t = drawing.kind === 'inbetween' ? `   t ${drawing.tUnit.toFixed(2)}` : '';
  const stale = drawing.kind === 'inbetween' && isStale(cel, drawing) ? `, ${words.stale}` : '';
  const state = `${words.states[drawing.kind === 'inbetween' ? drawing.state : drawing.kind]}${stale}`;
  return (
    text(left, top + 19, 15, `${numberOf(cel, drawing)}   ${when}`, '#222') +
    text(left, top + 38, 13, `${state}${t}`, '#555')
  );
}

/** Drawn by a hand: a plain frame. By a network: a broken one. */
function frameAround(left: number, top: number, heightPx: number): string {
  return `<rect x="${left - 0.5}" y="${top - 0.5}" width="${CELL_PX + 1}" height="${heightPx + 1}" fill="none" stroke="#888"/>`;
}

/** The chart as animators draw it: a scale from key to key, a tick for each drawing between them. */
function chartOf(cel: Cel, span: Span, widthPx: number, topPx: number): string {
  const [left, right, y] = [GAP_PX + 24, widthPx - GAP_PX - 24, topPx + 34];
  const at = (tUnit: number) => left + (right - left) * tUnit;
  const ticks = span.inbetweenIds.flatMap((id) => {
    const drawing = drawingById(cel, id);
    return drawing?.kind === 'inbetween' ? [drawing.tUnit] : [];
  });
  const line = (x: number, half: number) =>
    `<path d="M${x} ${y - half}V${y + half}" stroke="#222" stroke-width="1.5"/>`;
  const marks = ticks.map(
    (tUnit) => line(at(tUnit), 9) + text(at(tUnit), y + 28, 12, tUnit.toFixed(2), '#444', 'middle'),
  );
  const ends = [
    [0, span.fromDrawingId],
    [1, span.toDrawingId],
  ] as const;
  const keys = ends.map(
    ([tUnit, id]) =>
      line(at(tUnit), 14) + text(at(tUnit), y + 32, 14, numberOf(cel, drawingById(cel, id)), '#222', 'middle'),
  );
  return `<path d="M${left} ${y}H${right}" stroke="#222" stroke-width="1.5"/>${marks.join('')}${keys.join('')}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function text(x: number, y: number, sizePx: number, words: string, colour: string, anchor = 'start'): string {
  const safe = words.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${sizePx}" fill="${colour}" text-anchor="${anchor}" xml:space="preserve">${safe}</text>`;
}
