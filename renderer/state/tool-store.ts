import { create } from 'zustand';
import { stop } from './play-store';

/** What the hand can take up on the stage, in the order of the strip: first what corrects the motion, then what paints. */
export const TOOL_IDS = [
  'joint',
  'arc',
  'hint',
  'match',
  'mask',
  'region-match',
  'no-partner',
  'order',
  'part-timing',
  'keep',
  'line',
  'pencil',
  'eraser',
  'fill',
  'lasso',
  'pick',
] as const;
export type ToolId = (typeof TOOL_IDS)[number];

interface ToolStore {
  /** Null: an empty hand, which moves the paper and nothing else. */
  readonly tool: ToolId | null;
}

export const useTool = create<ToolStore>(() => ({ tool: null }));

export function takeTool(tool: ToolId): void {
  stop();
  if (useTool.getState().tool !== tool) useTool.setState({ tool });
}

export function dropTool(): void {
  if (useTool.getState().tool !== null) useTool.setState({ tool: null });
}

/** Its key and its button: once takes it up, once more lays it down. */
export function toggleTool(tool: ToolId): void {
  if (useTool.getState().tool === tool) dropTool();
  else takeTool(tool);
}
