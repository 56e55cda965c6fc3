import type { ToolView } from './tool';

/** What is marked without a tool in the hand: corrections that are selected, and places where the network did not obey. */
export function drawMarksAtRest(_on: CanvasRenderingContext2D, _view: ToolView): void {}
