import type { Cel, Cut } from '../contract/cut';
import { celById } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import type { ExportKind } from '../contract/procedures';
import { refusal } from '../contract/refusals';
import { drawingsOfSpan } from './contact-sheet';
import { fileNamePart } from './sequence-names';
import { type CelDrawing, type PlannedFolder, planFrames } from './sequence-plan';

/** What decides which files an export writes. */
export interface PlanOrder {
  readonly cut: Cut;
  /** Null: all cels. */
  readonly celId: string | null;
  readonly kind: ExportKind;
  /** `contact-sheet`: which span of the cel. */
  readonly spanId?: string | null | undefined;
  /** `loop`: both ends included; null: the whole cut. */
  readonly frames?: { readonly from: number; readonly to: number } | null | undefined;
  readonly loopFormat?: 'gif' | 'webp' | undefined;
}

/** One picture of a span. @throws NakawariError not-found */
export function planContactSheet(cut: Cut, cels: readonly Cel[], spanId: string | null | undefined): PlannedFolder {
  const cel = cels.find((one) => one.spans.some((span) => span.id === spanId));
  const span = cel?.spans.find((one) => one.id === spanId);
  if (!cel || !span) throw new NakawariError('not-found', { what: spanId ?? cut.name });
  const layers = drawingsOfSpan(cel, span).map((drawing) => ({ cel, drawing }));
  const name = `${fileNamePart(`${cut.name}_${cel.name}_${span.startFrame}-${span.endFrame}`)}_sheet.png`;
  return { folder: '', celName: cel.name, files: [{ name, frame: null, layers, asItIs: false }] };
}

/** Every frame of a loop with what shows in it, bottom to top. @throws NakawariError input-invalid */
export function framesOfLoop(cut: Cut, cels: readonly Cel[], { frames }: PlanOrder) {
  const { from, to } = frames ?? { from: 1, to: cut.lengthFrames };
  if (from > to || to > cut.lengthFrames) throw refusal('after-the-cut', { frames: cut.lengthFrames });
  return planFrames(cut, cels).files.slice(from - 1, to);
}

/** One moving picture. @throws NakawariError input-invalid */
export function planLoop(cut: Cut, cels: readonly Cel[], order: PlanOrder): PlannedFolder {
  const frames = framesOfLoop(cut, cels, order);
  const seen = new Map<string, CelDrawing>();
  for (const layer of frames.flatMap((frame) => frame.layers)) seen.set(`${layer.cel.id} ${layer.drawing.id}`, layer);
  const [only] = order.celId === null ? [] : [celById(cut, order.celId)];
  const range = order.frames ? `_${order.frames.from}-${order.frames.to}` : '';
  const name = `${fileNamePart(`${cut.name}${only ? `_${only.name}` : ''}${range}`)}_loop.${order.loopFormat ?? 'gif'}`;
  return {
    folder: '',
    celName: only?.name ?? null,
    files: [{ name, frame: null, layers: [...seen.values()], asItIs: false }],
  };
}
