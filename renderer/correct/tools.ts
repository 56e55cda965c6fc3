import type { ToolId } from '../state/tool-store';
import { arcTool } from './joints/arc-tool';
import { jointTool } from './joints/joint-tool';
import { REGION_TOOLS } from './masks/region-tools';
import { PAINT_TOOLS } from './paint/paint-tools';
import { hintTool } from './spots/hint-tool';
import { matchTool } from './spots/match-tool';
import type { StageTool } from './tool';

/** One line a tool. What is not here is not on the strip. */
const TOOLS: readonly StageTool[] = [jointTool, arcTool, hintTool, matchTool, ...REGION_TOOLS, ...PAINT_TOOLS];

const BY_ID: ReadonlyMap<ToolId, StageTool> = new Map(TOOLS.map((tool) => [tool.id, tool]));

export function toolOf(id: ToolId | null): StageTool | undefined {
  return id === null ? undefined : BY_ID.get(id);
}

export function hasTool(id: ToolId): boolean {
  return BY_ID.has(id);
}
