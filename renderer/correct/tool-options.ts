import type { ComponentType } from 'react';
import type { ToolId } from '../state/tool-store';
import { ArcOptions } from './joints/ArcOptions';
import { JointOptions } from './joints/JointOptions';
import { REGION_TOOL_OPTIONS } from './masks/region-tool-options';
import { EraserOptions, FillOptions, LassoOptions, PencilOptions, PickOptions } from './paint/PaintOptions';
import { HintOptions } from './spots/HintOptions';
import { MatchOptions } from './spots/MatchOptions';

/** What can be set of the tool in hand, in the row at the foot of the stage: one line a tool, none where there is nothing to set. */
export const TOOL_OPTIONS: Readonly<Partial<Record<ToolId, ComponentType>>> = {
  joint: JointOptions,
  arc: ArcOptions,
  hint: HintOptions,
  match: MatchOptions,
  ...REGION_TOOL_OPTIONS,
  pencil: PencilOptions,
  eraser: EraserOptions,
  fill: FillOptions,
  lasso: LassoOptions,
  pick: PickOptions,
};
