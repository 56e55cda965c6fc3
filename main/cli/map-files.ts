import { basename, dirname } from 'node:path';
import type { KeyMaps } from '../inbetween/kept-maps';
import { makeFolders } from '../store/write-whole';
import { placeCopy, placeText } from './output-files';
import { MAP_SUFFIXES, type MapKind } from './plan';

/** What the keypoint file says beside its numbers, so that nobody has to guess. */
function keypointsText(maps: KeyMaps, of: string, tUnit: number | null): string {
  const keypoints = maps.keypoints.map(({ name, x, y, visibility01 }) => ({ name, x, y, visibility: visibility01 }));
  const frame = { unit: 'px', origin: 'top left corner of the picture; the first pixel has its centre at 0.5, 0.5' };
  return `${JSON.stringify({ file: of, t: tUnit, ...frame, keypoints, bones: maps.bones }, null, 2)}\n`;
}

/**
 * Writes the asked-for maps of one drawing beside `base`.
 * @throws NakawariError output-exists, output-not-writable, disk-full
 */
export async function writeMapFiles(
  maps: KeyMaps,
  kinds: readonly MapKind[],
  base: string,
  about: { readonly file: string; readonly tUnit: number | null },
  pathOf: (id: string) => string,
  overwrite: boolean,
): Promise<void> {
  await makeFolders(dirname(base));
  const copy = async (id: string | null, suffix: string | undefined) => {
    if (id !== null && suffix !== undefined) await placeCopy(pathOf(id), base + suffix, overwrite);
  };
  for (const kind of kinds) {
    const [first, second] = MAP_SUFFIXES[kind];
    if (kind === 'flow') {
      await copy(maps.flowFile, first);
      await copy(maps.flowPng, second);
    } else if (kind === 'masks') await copy(maps.masksPng, first);
    else if (kind === 'confidence') await copy(maps.confidencePng, first);
    else await placeText(keypointsText(maps, basename(about.file), about.tUnit), `${base}${first}`, overwrite);
  }
}
