import type { Cut } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { composeFrame } from './compose-frame';
import { contactSheet, type SheetDrawing } from './contact-sheet';
import { encodeLoop, loopParts } from './loop-picture';
import { readDrawing } from './read-drawing';
import type { SequenceOrder, SequenceTools } from './sequence-order';
import type { PlannedFile } from './sequence-plan';
import { showsGenerated } from './sidecar';
import { framesOfLoop } from './single-plan';

/** One picture as it is, or several laid over each other. */
export async function composeFile(cut: Cut, file: PlannedFile, tools: SequenceTools): Promise<Uint8Array> {
  const layers = [];
  for (const { cel, drawing } of file.layers) {
    layers.push({ bytes: await readDrawing(drawing, tools), opacity01: cel.look.opacity01 });
  }
  const [only] = layers;
  if (file.asItIs && only !== undefined) return only.bytes;
  return composeFrame(layers, cut, showsGenerated(file) ? tools.generatedXmp : undefined);
}

export async function composeSheet(order: SequenceOrder, file: PlannedFile, tools: SequenceTools): Promise<Uint8Array> {
  const cel = file.layers[0]?.cel;
  const span = cel?.spans.find((one) => one.id === order.spanId);
  if (!cel || !span) throw new NakawariError('not-found', { what: order.spanId ?? order.cut.name });
  const drawings: SheetDrawing[] = [];
  for (const { drawing } of file.layers) drawings.push({ drawing, bytes: await readDrawing(drawing, tools) });
  const xmp = showsGenerated(file) ? tools.generatedXmp : undefined;
  return contactSheet(order.cut, cel, span, drawings, { language: order.language ?? 'en', xmp });
}

export async function composeLoop(order: SequenceOrder, tools: SequenceTools): Promise<Uint8Array> {
  const { cut, celId } = order;
  const cels = celId === null ? cut.cels : cut.cels.filter((cel) => cel.id === celId);
  const format = order.loopFormat ?? 'gif';
  const frames = framesOfLoop(cut, cels, order).map((file) => ({
    file,
    of: file.layers.map(({ cel, drawing }) => `${cel.id} ${drawing.picture}`).join('\n'),
  }));
  const pictures: { png: Uint8Array; delayMs: number }[] = [];
  for (const { frame, delayMs } of loopParts(frames, cut.rateFps, format === 'gif' ? 10 : 1)) {
    if (tools.signal.aborted) throw new NakawariError('cancelled');
    // Composed also where one picture is the frame: its own size and depth may be others than the loop's.
    pictures.push({ png: await composeFile(cut, { ...frame.file, asItIs: false }, tools), delayMs });
  }
  const xmp = frames.some(({ file }) => showsGenerated(file)) ? tools.generatedXmp : undefined;
  return encodeLoop(pictures, { format, widthPx: cut.widthPx, xmp });
}
