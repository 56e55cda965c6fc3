import { create } from 'zustand';
import type { PictureId } from '../../main/contract/cut';
import { hearProjector, tellProjector } from '../stage/projector-link';

/** The page itself holds no decoded pictures: the projector does, in a worker. */
interface PicturesStore {
  /** Pictures that cannot be shown at present. */
  readonly failed: ReadonlySet<PictureId>;
}

export const usePictures = create<PicturesStore>(() => ({ failed: new Set() }));

const waiting = new Map<number, (bitmap: ImageBitmap | null) => void>();
let lastRequest = 0;

hearProjector((message) => {
  if (message.type === 'failed') usePictures.setState({ failed: new Set(message.pictures) });
  if (message.type !== 'lent') return;
  const take = waiting.get(message.request);
  waiting.delete(message.request);
  if (take === undefined) message.bitmap?.close();
  else take(message.bitmap);
});

/** A picture decoded in the worker, for whoever draws beside the stage; theirs to close. Null where it cannot be had. */
export function borrowPicture(picture: PictureId, widthPx: number | null = null): Promise<ImageBitmap | null> {
  lastRequest += 1;
  const request = lastRequest;
  return new Promise((resolve) => {
    waiting.set(request, resolve);
    if (!tellProjector({ type: 'lend', request, picture, widthPx })) {
      waiting.delete(request);
      resolve(null);
    }
  });
}
