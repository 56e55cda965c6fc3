import { useEffect, useState } from 'react';
import type { PictureId } from '../../main/contract/cut';
import { pictureUrl } from '../client/picture-url';

export type LoadedPicture = ImageBitmap | 'loading' | 'failed';

async function load(picture: PictureId, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(pictureUrl(picture), { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  // Decoded off the main thread.
  return await createImageBitmap(await response.blob());
}

/** A whole picture, decoded, for as long as it is looked at. The one before is shown until the next is there. */
export function useBitmap(picture: PictureId | null): LoadedPicture | null {
  const [loaded, setLoaded] = useState<LoadedPicture | null>(null);
  useEffect(() => {
    if (picture === null) {
      setLoaded(null);
      return;
    }
    const controller = new AbortController();
    setLoaded((before) => (before instanceof ImageBitmap ? before : 'loading'));
    load(picture, controller.signal)
      .then((bitmap) => {
        if (controller.signal.aborted) bitmap.close();
        else setLoaded(bitmap);
      })
      .catch(() => {
        if (!controller.signal.aborted) setLoaded('failed');
      });
    return () => controller.abort();
  }, [picture]);
  useEffect(
    () => () => {
      if (loaded instanceof ImageBitmap) loaded.close();
    },
    [loaded],
  );
  return loaded;
}
