import type { StageTool } from '../tool';
import { keep } from './keep-tool';
import { lineTool } from './line-tool';
import { maskTool } from './mask-tool';
import { noPartner } from './no-partner-tool';
import { order } from './order-tool';
import { partTiming } from './part-timing-tool';
import { regionMatch } from './region-match-tool';

export const REGION_TOOLS: readonly StageTool[] = [
  maskTool,
  regionMatch.tool,
  noPartner.tool,
  order.tool,
  partTiming.tool,
  keep.tool,
  lineTool,
];
