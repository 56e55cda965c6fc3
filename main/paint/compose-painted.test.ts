import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePicture } from '../ingest/decode-picture';
import { composePainted } from './compose-painted';

const [WIDTH, HEIGHT] = [80, 64];
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-paint-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Values that 8 bits do not hold. */
const deep = (x: number, y: number, c: number) => 1000 + x * 501 + y * 263 + c * 37;

async function written(name: string, bytes: Promise<Buffer>): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await bytes);
  return path;
}

/** 16 bits a channel, in another colour space than the screen's. */
function deepDraft(channels: 3 | 4): Promise<string> {
  const values = new Uint16Array(WIDTH * HEIGHT * channels);
  for (let at = 0; at < values.length; at += 1) {
    const [pixel, c] = [Math.floor(at / channels), at % channels];
    values[at] = c === 3 ? 65535 : deep(pixel % WIDTH, Math.floor(pixel / WIDTH), c);
  }
  const raw = { width: WIDTH, height: HEIGHT, channels, premultiplied: false };
  const draft = sharp(values, { raw }).toColourspace('rgb16').withIccProfile('p3', { attach: true });
  return written(`draft-${channels}.png`, draft.png().toBuffer());
}

/** A square of red paint in the left upper corner, 8 px wide. */
function redSquare(): Promise<string> {
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < 8; y += 1) for (let x = 0; x < 8; x += 1) rgba.set([200, 20, 40, 255], (y * WIDTH + x) * 4);
  return written(
    'over.png',
    sharp(rgba, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
      .png()
      .toBuffer(),
  );
}

const FACTS = { paper: 'clear', sizePx: { widthPx: WIDTH, heightPx: HEIGHT }, version: '1', modelId: 'm' } as const;

describe.each([3, 4] as const)('a drawing of 16 bits with a profile, %d channels', (channels) => {
  test('keeps every bit where nobody painted, its depth and its profile; paint is the paint’s colour', async () => {
    const [draft, over] = [await deepDraft(channels), await redSquare()];
    const png = await composePainted({ draft, over, erased: null }, FACTS);
    const [was, is] = [await sharp(draft).metadata(), await sharp(png).metadata()];
    expect(is.depth).toBe('ushort');
    expect(is.channels).toBe(channels);
    expect(is.icc).toBeDefined();
    expect(is.icc?.equals(was.icc ?? Buffer.alloc(0))).toBe(true);
    const painted = await written(`painted-${channels}.png`, Promise.resolve(Buffer.from(png)));
    const [before, after] = await Promise.all([draft, painted].map((file) => decodePicture(file, 'drawing')));
    const [whole, now] = [before?.pixels.rgba ?? expect.fail(), after?.pixels.rgba ?? expect.fail()];
    const at = (x: number, y: number) => (y * WIDTH + x) * 4;
    expect(now).toBeInstanceOf(Uint16Array);
    expect([...now.slice(at(3, 3), at(4, 3))]).toEqual([200 * 257, 20 * 257, 40 * 257, 65535]);
    expect(whole[at(20, 20)]).toBe(deep(20, 20, 0));
    for (let y = 0; y < HEIGHT; y += 1) {
      const from = at(y < 8 ? 8 : 0, y);
      expect(now.slice(from, at(WIDTH, y))).toEqual(whole.slice(from, at(WIDTH, y)));
    }
  });
});
