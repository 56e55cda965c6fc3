import type { StageTool } from '../tool';
import { createBrushTool } from './brush-tool';
import { lassoTool } from './lasso-tool';
import { fillTool, pickTool } from './spot-tools';

export const PAINT_TOOLS: readonly StageTool[] = [
  createBrushTool('pencil'),
  createBrushTool('eraser'),
  fillTool,
  lassoTool,
  pickTool,
];
