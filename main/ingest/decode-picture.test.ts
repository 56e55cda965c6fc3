import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePicture } from './decode-picture';
import { densityChunk, iccChunk, isPng, makePngChunk, PNG_SIGNATURE, surveyPng, withPngChunks } from './png-chunks';
import { probePicture } from './probe-picture';
import { ball, ballPng, fill, temporaryFolder } from './testing/pictures';

const folder = temporaryFolder();
const put = async (name: string, bytes: Uint8Array | string) => {
  await fill(folder, { [name]: bytes });
  return join(folder, name);
};

/** The code that reading this file ends with. */
async function codeOf(path: string): Promise<unknown> {
  return decodePicture(path).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

describe('what a key may be', () => {
  const grey = () => ball().greyscale().toColourspace('b-w');
  const kinds: [string, () => Promise<Buffer>, { depthBits: number; hasAlpha: boolean; bitDepth?: number }][] = [
    ['RGB PNG', () => ballPng(), { depthBits: 8, hasAlpha: false, bitDepth: 8 }],
    ['RGBA PNG', () => ballPng({ paper: 'none' }), { depthBits: 8, hasAlpha: true }],
    [
      '16-bit PNG',
      () => ball().toColourspace('rgb16').png().toBuffer(),
      { depthBits: 16, hasAlpha: false, bitDepth: 16 },
    ],
    ['16-bit grey PNG', () => grey().toColourspace('grey16').png().toBuffer(), { depthBits: 16, hasAlpha: false }],
    ['grey PNG', () => grey().png().toBuffer(), { depthBits: 8, hasAlpha: false }],
    [
      '1-bit PNG',
      () => grey().threshold().png({ colours: 2 }).toBuffer(),
      { depthBits: 8, hasAlpha: false, bitDepth: 1 },
    ],
    ['palette PNG', () => ball().png({ palette: true }).toBuffer(), { depthBits: 8, hasAlpha: false }],
    [
      'palette PNG with tRNS',
      () => ball({ paper: 'none' }).png({ palette: true }).toBuffer(),
      { depthBits: 8, hasAlpha: true },
    ],
    ['interlaced PNG', () => ball().png({ progressive: true }).toBuffer(), { depthBits: 8, hasAlpha: false }],
    ['JPEG', () => ball().jpeg({ quality: 95 }).toBuffer(), { depthBits: 8, hasAlpha: false }],
    ['CMYK JPEG', () => ball().toColourspace('cmyk').jpeg().toBuffer(), { depthBits: 8, hasAlpha: false }],
    ['WebP', () => ball({ paper: 'none' }).webp({ lossless: true }).toBuffer(), { depthBits: 8, hasAlpha: true }],
    ['TIFF', () => ball().tiff({ compression: 'lzw' }).toBuffer(), { depthBits: 8, hasAlpha: false }],
    [
      '16-bit TIFF',
      () => ball().toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer(),
      { depthBits: 16, hasAlpha: false },
    ],
  ];

  test.each(kinds)('%s: comes out as straight RGBA of the same picture', async (name, make, facts) => {
    const picture = await decodePicture(await put(`${name}.bin`, await make()));
    expect(picture.facts).toMatchObject({ widthPx: 96, heightPx: 80, ...facts });
    const { rgba, depthBits } = picture.pixels;
    const max = depthBits === 16 ? 65535 : 255;
    const at = (x: number, y: number) => [...rgba.subarray((y * 96 + x) * 4, (y * 96 + x) * 4 + 4)].map((v) => v / max);
    expect(rgba.length).toBe(96 * 80 * 4);
    const [, , , centreAlpha] = at(48, 40);
    expect(centreAlpha).toBe(1);
    const [r = 0, , , cornerAlpha] = at(1, 1);
    if (facts.hasAlpha) expect(cornerAlpha).toBe(0);
    else expect(r).toBeGreaterThan(0.97);
  });

  test('colour numbers stay as they are in the file, whatever its profile; the profile is carried along', async () => {
    const plain = await ball({ width: 64, height: 64 }).removeAlpha().raw().toBuffer();
    const p3 = await ball({ width: 64, height: 64 }).withIccProfile('p3').png().toBuffer();
    const profile = (await sharp(p3).metadata()).icc;
    if (!profile) throw new Error('no profile to test with');
    const png = await sharp(plain, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    const withProfile = withPngChunks(png, [iccChunk(profile), densityChunk(144)]);
    const picture = await decodePicture(await put('profile.png', withProfile));
    const rgb = [...picture.pixels.rgba].filter((_, index) => index % 4 !== 3);
    expect(Buffer.from(rgb).equals(plain)).toBe(true);
    expect(picture.facts.carried.map((chunk) => chunk.type)).toEqual(expect.arrayContaining(['iCCP', 'pHYs']));
  });

  test('the EXIF orientation is applied: width and height are what a person sees', async () => {
    const turned = await ball().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { facts } = await decodePicture(await put('turned.jpg', turned));
    expect([facts.widthPx, facts.heightPx]).toEqual([80, 96]);
  });
});

describe('bad pictures are told by what is wrong with them', () => {
  /** A file of a few bytes that claims any size: nothing may be allocated for it. */
  const claims = (width: number, height: number) => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 6], 8);
    const chunks = [
      makePngChunk('IHDR', header),
      makePngChunk('IDAT', new Uint8Array(10)),
      makePngChunk('IEND', new Uint8Array(0)),
    ];
    return Buffer.concat([PNG_SIGNATURE, ...chunks.map((chunk) => chunk.bytes)]);
  };
  const animated = async () => {
    const control = Buffer.alloc(8);
    control.writeUInt32BE(3, 0);
    return withPngChunks(await ballPng(), [makePngChunk('acTL', control)]);
  };
  /** Two pages below each other, different ones, or encoders would join them. */
  const frames = () => {
    const rgb = Buffer.alloc(96 * 160 * 3, 200).fill(40, 96 * 80 * 3);
    return sharp(rgb, { raw: { width: 96, height: 160, channels: 3, pageHeight: 80 } });
  };
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

  const cases: [string, () => Promise<Uint8Array | string> | Uint8Array | string, string][] = [
    ['an empty file', () => '', 'picture-empty'],
    ['text named .png', () => 'this is a letter to the director', 'picture-not-a-picture'],
    ['a header of 60,000 x 60,000', () => claims(60_000, 60_000), 'picture-too-large'],
    ['8193 pixels wide', () => claims(8193, 100), 'picture-too-large'],
    ['63 pixels high', () => ballPng({ width: 64, height: 63 }), 'picture-too-small'],
    ['a header and nothing behind it', async () => (await ballPng()).subarray(0, 60), 'picture-damaged'],
    ['a PNG without its last 12 bytes', async () => (await ballPng()).subarray(0, -12), 'picture-damaged'],
    ['half a JPEG', async () => half(await ball().jpeg().toBuffer()), 'picture-damaged'],
    ['half a WebP', async () => half(await ball().webp().toBuffer()), 'picture-damaged'],
    ['half a TIFF', async () => half(await ball().tiff().toBuffer()), 'picture-damaged'],
    ['an animated PNG', animated, 'picture-animated'],
    ['an animated WebP', () => frames().webp({ loop: 0 }).toBuffer(), 'picture-animated'],
    ['an animated GIF', () => frames().gif().toBuffer(), 'picture-animated'],
    ['a GIF of one picture', () => ball().gif().toBuffer(), 'picture-unsupported'],
    ['a multi-page TIFF', () => frames().tiff().toBuffer(), 'picture-animated'],
    ['a Photoshop file', () => '8BPS\u0000\u0001', 'picture-unsupported'],
  ];

  test.each(cases)('%s', async (name, make, code) => {
    expect(await codeOf(await put(`${name}.png`, await make()))).toBe(code);
  });

  test('a picture that is not there, and a folder in its place', async () => {
    expect(await codeOf(join(folder, 'nowhere.png'))).toBe('picture-missing');
    await fill(folder, { 'dir.png/x': 'x' });
    expect(await codeOf(join(folder, 'dir.png'))).toBe('picture-not-a-picture');
  });

  test('a PNG cut off anywhere is never taken for a whole one', async () => {
    const whole = await ballPng();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (length) => {
        const code = await codeOf(await put('cut.png', whole.subarray(0, length)));
        expect(['picture-damaged', 'picture-not-a-picture']).toContain(code);
      }),
      { numRuns: 60 },
    );
  });

  test('a PNG with one byte changed in its header or pixels is never taken for sound', async () => {
    const whole = await ballPng();
    const { ancillary } = await surveyPng(whole);
    expect(ancillary.every((chunk) => chunk.type === 'pHYs')).toBe(true);
    const start = whole.indexOf('IDAT');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start + 4, max: whole.length - 13 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const changed = Buffer.from(whole);
          changed[at] = (changed[at] ?? 0) ^ change;
          expect(await codeOf(await put('changed.png', changed))).toBe('picture-damaged');
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('a profile put into a PNG is read back byte for byte, and the picture stays the same', async () => {
  const profile = (await sharp(await ball().withIccProfile('p3').png().toBuffer()).metadata()).icc;
  if (!profile) throw new Error('no profile to test with');
  const before = await ballPng();
  const after = withPngChunks(before, [iccChunk(profile), densityChunk(300)]);
  const meta = await sharp(after).metadata();
  expect(isPng(after)).toBe(true);
  expect(meta.icc && Buffer.from(meta.icc).equals(profile)).toBe(true);
  expect(meta.density).toBe(300);
  expect((await probePicture(await put('again.png', after))).facts.widthPx).toBe(96);
});
