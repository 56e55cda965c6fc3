import { create } from 'zustand';
import { type DrawingChoice, drawingChoiceSchema } from '../../main/contract/drawing-choice';
import type { ModelSummary } from '../../main/contract/host';
import { useConnection } from './connection-store';

/** How this person wants drawings made from now on. Kept with the settings (keep-settings.ts). */
export const useDrawingChoice = create<DrawingChoice>(() => drawingChoiceSchema.parse({}));

export function chooseDrawing(change: Partial<DrawingChoice>): void {
  useDrawingChoice.setState(change);
}

/** From now on this model draws; the rest of the page names it at once. */
export function chooseModel(model: ModelSummary): void {
  chooseDrawing({ modelId: model.id });
  const { info } = useConnection.getState();
  if (info !== null) useConnection.setState({ info: { ...info, model: { ...model, isDefault: true } } });
}
