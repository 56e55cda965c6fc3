import { fitPaper, type SizePx, stageOfPaper } from '../../renderer/stage/view-transform';
import type { DeskPage } from './desk-page';

/** A place on the paper, px of the drawing. */
export type Spot = readonly [xPx: number, yPx: number];

/** Where this place of the paper is on the page, as long as the paper lies fitted. */
export async function spotOnPage(
  desk: DeskPage,
  paper: SizePx,
  [xPx, yPx]: Spot,
): Promise<{ readonly x: number; readonly y: number }> {
  const box = await desk.paper.boundingBox();
  if (box === null) throw new Error('there is no stage');
  const lies = fitPaper(paper, { widthPx: box.width, heightPx: box.height });
  const on = stageOfPaper(lies, { xPx, yPx });
  return { x: box.x + on.xPx, y: box.y + on.yPx };
}
