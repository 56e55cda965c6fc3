import type { Inbetween, PictureId } from '../../../main/contract/cut';
import type { PaintTool } from '../../../main/contract/cut-edit';
import { celById, drawingAt, drawingById, endsOf, spanOf } from '../../../main/contract/cut-queries';
import { hearProjector, tellProjector } from '../../stage/projector-link';
import { desk } from '../../state/connection-store';
import { editMotion } from '../../state/cut-edits';
import { takeNews } from '../../state/cut-news';
import { currentCut, useCut } from '../../state/cut-store';
import { displayedAt } from '../../state/displayed';
import { draftKey } from '../../state/drafts';
import { drawMissing, stopOwnDrawing } from '../../state/generate';
import { attempt, tellError, tellReport } from '../../state/notices-store';
import { askPainterBy, countPaint } from '../../state/paint-pending';
import { chooseColour, setPaint, takePalette, usePaint } from '../../state/paint-store';
import { usePlay } from '../../state/play-store';
import { words } from '../../state/settings-store';
import { type ToolId, useTool } from '../../state/tool-store';
import { selectedCel, useView } from '../../state/view-store';
import { redrawTool } from '../redraw-tool';
import { type FromPainter, nameOfSheet, type SheetFacts, type ToPainter } from './painter/messages';

/** Between the page and the painter, which lives in the projector's worker: what lies under the hand, and what was painted. */

const PAINT_TOOLS: ReadonlySet<ToolId | null> = new Set(['pencil', 'eraser', 'fill', 'lasso', 'pick']);
export const isPaintTool = (tool: ToolId | null): boolean => PAINT_TOOLS.has(tool);

export function tellPainter(paint: ToPainter): void {
  if (PAINTS.has(paint.kind)) hasPainted = true;
  tellProjector({ type: 'paint', paint });
}

/** After these there may be something to save. */
const PAINTS: ReadonlySet<ToPainter['kind']> = new Set(['lift', 'fill', 'lay', 'save-again']);
let hasPainted = false;
const questions = new Map<number, () => void>();
let lastQuestion = 0;

/** Resolves when the painter has begun to save all that it was told to paint. */
function askPainter(): Promise<void> {
  if (!hasPainted) return Promise.resolve();
  lastQuestion += 1;
  const number = lastQuestion;
  const answered = new Promise<void>((go) => questions.set(number, go));
  tellPainter({ kind: 'ask', number });
  return answered;
}

/** What the lasso holds, in pixels of the paper. */
export interface HeldBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
let onHeld: (box: HeldBox | null) => void = () => undefined;
export function hearHeld(listener: (box: HeldBox | null) => void): void {
  onHeld = listener;
}

/** The in-between under the playhead of the selected cel; null: nothing that can be painted on. */
export function drawingHere(): { readonly celId: string; readonly drawing: Inbetween } | null {
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, useView.getState().playheadFrame);
  return cel && drawing?.kind === 'inbetween' ? { celId: cel.id, drawing } : null;
}

function factsNow(): SheetFacts | null {
  const cut = currentCut();
  const cel = selectedCel();
  const here = drawingHere();
  if (cut === null || cel === undefined || here === null) return null;
  if (!isPaintTool(useTool.getState().tool) || usePlay.getState().playing) return null;
  const { drawing } = here;
  const { paint } = drawing;
  const shown = displayedAt(cel, useView.getState().playheadFrame, useCut.getState().drafts);
  return {
    ...{ cutId: cut.id, celId: cel.id, drawingId: drawing.id, widthPx: cut.widthPx, heightPx: cut.heightPx },
    draft: paint ? paint.draft : drawing.picture,
    ...{ over: paint?.over ?? null, erased: paint?.erased ?? null },
    paper: paint?.paper ?? (usePaint.getState().hasAlpha ? 'clear' : 'white'),
    seen: shown?.picture ?? null,
  };
}

let told: SheetFacts | null = null;
/** Layers of our own that the document has, or is about to have, by sheet. */
const own = new Map<string, string>();
const layersOf = ({ over, erased }: Pick<SheetFacts, 'over' | 'erased'>) => `${over} ${erased}`;

function tellSheet(): void {
  const facts = factsNow();
  tellKeys();
  takeIn();
  const before = told;
  told = facts;
  if (facts === null) {
    if (before !== null) tellPainter({ kind: 'sheet', sheet: null });
    return;
  }
  const name = nameOfSheet(facts);
  if (before === null || nameOfSheet(before) !== name) {
    own.delete(name);
    tellPainter({ kind: 'sheet', sheet: facts });
    return;
  }
  const isPaintSame = layersOf(before) === layersOf(facts);
  const isGroundSame = before.draft === facts.draft && before.paper === facts.paper;
  if (isPaintSame && isGroundSame && before.seen === facts.seen) return;
  if (isPaintSame) tellPainter({ kind: 'ground', sheet: facts });
  else if (own.get(name) === layersOf(facts) && isGroundSame && facts.seen !== null) {
    tellPainter({ kind: 'seen', name, picture: facts.seen });
  } else tellPainter({ kind: 'sheet', sheet: facts }); // undone, or painted on another page
}

/** A drawing that a running job has just made is not in the document: it is taken in before somebody paints on it. */
function takeIn(): void {
  const here = drawingHere();
  if (here === null || !isComing(here.celId, here.drawing) || !isPaintTool(useTool.getState().tool)) return;
  const key = draftKey(here.celId, here.drawing.id);
  if (takenIn === key) return;
  takenIn = key;
  attempt(async () => {
    await stopOwnDrawing();
    drawMissing();
  });
}
let takenIn = '';

/** Whether its picture is only a job's as yet. */
export function isComing(celId: string, drawing: Inbetween): boolean {
  return drawing.picture === null && useCut.getState().drafts[draftKey(celId, drawing.id)] !== undefined;
}

/** The keys' colours, once for each pair, as soon as somebody paints between them. */
let askedKeys = '';
function tellKeys(): void {
  const cel = selectedCel();
  const here = drawingHere();
  if (cel === undefined || here === null || !isPaintTool(useTool.getState().tool)) return;
  const ends = endsOf(cel, spanOf(cel, here.drawing));
  if (ends === undefined) return;
  const keys: readonly PictureId[] = [ends.from.picture, ends.to.picture];
  if (askedKeys === keys.join(' ')) return;
  askedKeys = keys.join(' ');
  tellPainter({ kind: 'colours', keys });
}

/** One stroke becomes one step. A document that went on meanwhile is met and asked once more. */
async function enter(sheet: SheetFacts, by: PaintTool, over: string | null, erased: string | null): Promise<void> {
  const { celId, drawingId, paper } = sheet;
  if (currentCut()?.id !== sheet.cutId) return;
  const paint = over === null && erased === null ? null : { over, erased, paper };
  own.set(nameOfSheet(sheet), `${over} ${erased}`);
  try {
    await editMotion(() => ({ kind: 'set-paint', celId, drawingId, paint, by }));
  } catch (error) {
    own.delete(nameOfSheet(sheet));
    told = null;
    tellPainter({ kind: 'forget', name: nameOfSheet(sheet) });
    tellError(error);
    await takeNews(await desk().cuts.state({ cutId: sheet.cutId, seen: useCut.getState().at }));
    tellSheet();
  }
}

let saving = 0;
let entering = 0;
const count = () => countPaint(saving + entering);

async function hear(message: FromPainter): Promise<void> {
  switch (message.kind) {
    case 'saved':
      entering += 1;
      try {
        setPaint({ unsaved: false });
        await enter(message.sheet, message.by, message.over, message.erased);
      } finally {
        entering -= 1;
        count();
      }
      return;
    case 'unsaved':
      setPaint({ unsaved: true });
      tellReport(message.error, [{ word: 'tryAgain', run: saveAgain }]);
      return;
    case 'unreadable':
      tellReport({ code: 'picture-damaged', detail: { file: words().paint.layer } });
      return;
    case 'picked':
      if (message.colour !== null) chooseColour(message.colour);
      return;
    case 'colours':
      if (message.keys.join(' ') !== askedKeys) return;
      takePalette(message.keys, message.colours.colours);
      setPaint({ look: message.colours.look, hasAlpha: message.colours.hasAlpha });
      tellSheet();
      return;
    case 'held':
      setPaint({ holding: message.box !== null });
      onHeld(message.box);
      redrawTool();
      return;
    case 'saving':
      saving = message.count;
      count();
      return;
    case 'done':
      questions.get(message.number)?.();
      questions.delete(message.number);
      return;
    case 'filling':
      setPaint({ filling01: message.done01 });
      return;
    case 'nothing':
      return;
  }
}

export function saveAgain(): void {
  tellPainter({ kind: 'save-again' });
}

/** All paint off the drawing under the playhead: one step. */
export async function takePaintOff(): Promise<void> {
  const here = drawingHere();
  if (here?.drawing.paint === undefined) return;
  const { celId, drawing } = here;
  await editMotion(() => ({ kind: 'set-paint', celId, drawingId: drawing.id, paint: null, by: 'take-off' }));
}

/** The drawing that the lasso takes from; null: the one under the hand, or there is none. */
export function sourcePicture(): PictureId | null {
  const { source } = usePaint.getState();
  const cut = currentCut();
  const here = drawingHere();
  const cel = here && cut ? celById(cut, here.celId) : undefined;
  if (!here || !cel || source === 'this') return null;
  const ends = endsOf(cel, spanOf(cel, here.drawing));
  if (source === 'first-key') return ends?.from.picture ?? null;
  if (source === 'second-key') return ends?.to.picture ?? null;
  const order = [...new Set(cel.exposures.map(({ drawingId }) => drawingId).filter((id) => id !== null))];
  const at = order.indexOf(here.drawing.id) + (source === 'next' ? 1 : -1);
  return drawingById(cel, order[at])?.picture ?? null;
}

/** Tells the painter what lies under the hand, and hears what it painted. Answers how to stop. */
export function keepPainterTold(): () => void {
  const stops = [
    hearProjector((message) => {
      if (message.type === 'paint') void hear(message.paint);
    }),
    useTool.subscribe((now, before) => {
      if (isPaintTool(now.tool) !== isPaintTool(before.tool)) tellSheet();
    }),
    useCut.subscribe((now, before) => {
      if (now.state?.cut !== before.state?.cut || now.drafts !== before.drafts) tellSheet();
    }),
    useView.subscribe((now, before) => {
      if (usePlay.getState().playing) return;
      if (now.playheadFrame !== before.playheadFrame || now.selectedCelId !== before.selectedCelId) tellSheet();
    }),
    usePlay.subscribe((now, before) => {
      if (now.playing !== before.playing) tellSheet();
    }),
  ];
  tellSheet();
  askPainterBy(askPainter);
  return () => {
    for (const stop of stops) stop();
    // A painter that is gone answers nothing.
    for (const go of questions.values()) go();
    questions.clear();
    hasPainted = false;
    countPaint(0);
    told = null;
    askedKeys = '';
    own.clear();
  };
}
