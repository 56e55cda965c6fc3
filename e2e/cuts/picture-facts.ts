import sharp from 'sharp';

/** Straight RGB over white, 8 bit, row by row. */
async function pixelsOf(png: Buffer): Promise<Buffer> {
  return sharp(png).flatten({ background: '#ffffff' }).toColourspace('srgb').raw().toBuffer();
}

/** How a drawing lies between two keys, looked at only where the keys differ clearly. */
export interface BetweenFacts {
  /** Pixels where the keys differ clearly, as a share of the picture. */
  readonly moved01: number;
  /** Of those pixels: where the drawing shows what the first key, the second key, their cross-fade shows. */
  readonly likeFirst01: number;
  readonly likeSecond01: number;
  readonly likeCrossFade01: number;
}

const CLEARLY_LEVELS = 96;
const ALIKE_LEVELS = 16;

/** @param pngs all of one size */
export async function betweenFacts(pngs: { first: Buffer; second: Buffer; between: Buffer }): Promise<BetweenFacts> {
  const [first, second, between] = await Promise.all([
    pixelsOf(pngs.first),
    pixelsOf(pngs.second),
    pixelsOf(pngs.between),
  ]);
  if (first.length !== second.length || first.length !== between.length) throw new Error('pictures of different sizes');
  const counts = { moved: 0, first: 0, second: 0, crossFade: 0 };
  for (let at = 0; at < first.length; at += 3) {
    const channels = [at, at + 1, at + 2].map((index) => ({
      a: first[index] ?? 0,
      b: second[index] ?? 0,
      m: between[index] ?? 0,
    }));
    if (channels.every(({ a, b }) => Math.abs(a - b) < CLEARLY_LEVELS)) continue;
    counts.moved += 1;
    if (channels.every(({ a, m }) => Math.abs(m - a) < ALIKE_LEVELS)) counts.first += 1;
    if (channels.every(({ b, m }) => Math.abs(m - b) < ALIKE_LEVELS)) counts.second += 1;
    if (channels.every(({ a, b, m }) => Math.abs(m - (a + b) / 2) < ALIKE_LEVELS)) counts.crossFade += 1;
  }
  const of = (count: number) => count / Math.max(1, counts.moved);
  return {
    moved01: counts.moved / (first.length / 3),
    likeFirst01: of(counts.first),
    likeSecond01: of(counts.second),
    likeCrossFade01: of(counts.crossFade),
  };
}

/** The XMP packet of a PNG as text, or '' where there is none. */
export async function xmpOf(png: Buffer): Promise<string> {
  const { xmp } = await sharp(png).metadata();
  return xmp?.toString('utf8') ?? '';
}
