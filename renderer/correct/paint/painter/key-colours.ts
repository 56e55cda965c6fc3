import { type KeyLook, lookOf } from '../../../../main/contract/key-look';
import type { RasterPixels } from '../../raster/pixels';
import { formatColour } from './layers';

/** What the keys of a span are painted with. */
export interface KeyColours {
  /** The richer of both: paint is binarised where both are. */
  readonly look: KeyLook;
  /** `#rrggbb`, those of the largest areas first, then those of lines. */
  readonly colours: readonly string[];
  readonly hasAlpha: boolean;
}

export const MOST_COLOURS = 16;
const LEAST_PX = 12;
/** Of painted pictures, colours as alike as this are one. */
const COARSE_BITS = 5;

export function colourOfCode(code: number): string {
  return formatColour({ red: (code >> 16) & 255, green: (code >> 8) & 255, blue: code & 255 });
}

/** The opaque colours of a picture and how many pixels have them. */
function countsOf({ rgba }: RasterPixels, counts: Map<number, number>): void {
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] !== 255) continue;
    const code = ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
}

/** Colours that lie close together told by the most frequent of them. */
function merged(counts: ReadonlyMap<number, number>): Map<number, number> {
  const groups = new Map<number, { code: number; most: number; all: number }>();
  const shift = 8 - COARSE_BITS;
  for (const [code, count] of counts) {
    const name = (((code >> 16) >> shift) << 10) | ((((code >> 8) & 255) >> shift) << 5) | ((code & 255) >> shift);
    const group = groups.get(name) ?? { code, most: 0, all: 0 };
    group.all += count;
    if (count > group.most) [group.code, group.most] = [code, count];
    groups.set(name, group);
  }
  return new Map([...groups.values()].map(({ code, all }) => [code, all]));
}

const ALIKE = 10;

function isAlike(a: number, b: number): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= ALIKE);
}

const RICHNESS: Readonly<Record<KeyLook, number>> = { binarised: 0, flat: 1, painted: 2 };

export function keyColours(keys: readonly RasterPixels[]): KeyColours {
  const looks = keys.map((key) => lookOf(key, key.widthPx, key.heightPx));
  const look = looks.reduce<KeyLook>((a, b) => (RICHNESS[b] > RICHNESS[a] ? b : a), 'binarised');
  const counts = new Map<number, number>();
  for (const key of keys) countsOf(key, counts);
  const sorted = [...(look === 'painted' || counts.size > 4000 ? merged(counts) : counts)]
    .filter(([, count]) => count >= LEAST_PX)
    .sort((a, b) => b[1] - a[1]);
  const colours = sorted
    .map(([code]) => code)
    .reduce<number[]>((kept, code) => {
      // Two renderings of one colour are one colour to a person; the more frequent speaks for both.
      if (kept.length < MOST_COLOURS && !kept.some((other) => isAlike(other, code))) kept.push(code);
      return kept;
    }, []);
  const hasAlpha = keys.some(({ rgba }) => rgba.some((value, at) => at % 4 === 3 && value < 255));
  return { look, colours: colours.map(colourOfCode), hasAlpha };
}
