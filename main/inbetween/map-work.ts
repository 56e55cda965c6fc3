import type { ChildModel, ChildWork, MapsDone } from './child-messages';
import type { CheckWanted, DrawingStudio } from './drawing-studio';
export async function mapInbetween(
  _s: DrawingStudio,
  _w: Extract<ChildWork, { kind: 'map-inbetween' }>,
  _m: ChildModel,
  _c: CheckWanted,
): Promise<MapsDone> {
  throw new Error('todo');
}
export async function mapKey(
  _s: DrawingStudio,
  _w: Extract<ChildWork, { kind: 'map-key' }>,
  _m: ChildModel,
  _c: CheckWanted,
): Promise<MapsDone> {
  throw new Error('todo');
}
