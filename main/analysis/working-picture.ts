import sharp from 'sharp';
import type { GraphTensor } from '../inference/graph-session';
import type { DecodedPicture } from '../ingest/decode-picture';
import type { WorkingSize } from './working-size';

/** The key as the network sees it: uint8 [1, paddedHeight, paddedWidth, 4], straight RGBA 0..255, edges repeated outwards. */
export async function workingPicture(key: DecodedPicture, size: WorkingSize): Promise<GraphTensor> {
  const data = await sharp(key.pixels.rgba, {
    raw: { width: size.keyWidthPx, height: size.keyHeightPx, channels: 4 },
  })
    // sharp premultiplies around a resize, so no colour of see-through pixels bleeds into lines.
    .resize(size.widthPx, size.heightPx, { fit: 'fill', kernel: 'mitchell' })
    .extend({
      right: size.paddedWidthPx - size.widthPx,
      bottom: size.paddedHeightPx - size.heightPx,
      extendWith: 'copy',
    })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer();
  return { type: 'uint8', data, dims: [1, size.paddedHeightPx, size.paddedWidthPx, 4] };
}
