import sharp from 'sharp';
import { expect, test } from 'vitest';
import { comparePictures } from './compare-pictures';

const drawing = (x: number, stroke = '#000', width = 200) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="120"><circle cx="${x}" cy="60" r="30" fill="none" stroke="${stroke}" stroke-width="3"/></svg>`,
    ),
  )
    .png()
    .toBuffer();

test('a picture is the same as itself, and as itself on white paper', async () => {
  const onPaper = await sharp(await drawing(80))
    .flatten({ background: '#fff' })
    .png()
    .toBuffer();
  expect(await comparePictures(await drawing(80), onPaper)).toEqual({
    ...{ psnrDb: null, ssim: 1, lineDistanceE5: 0, inkRatio: 1, differentShare01: 0 },
  });
});

test('the further a line moved, the worse every figure', async () => {
  const truth = await drawing(80);
  const [near, far] = [
    await comparePictures(await drawing(82), truth),
    await comparePictures(await drawing(110), truth),
  ];
  expect(far.ssim).toBeLessThan(near.ssim);
  expect(far.psnrDb ?? 0).toBeLessThan(near.psnrDb ?? 0);
  expect(far.lineDistanceE5 ?? 0).toBeGreaterThan(near.lineDistanceE5 ?? 0);
  expect(near.inkRatio).toBeCloseTo(1, 1);
});

test('half the ink is told, and paper without any line has no line distance', async () => {
  const both = await sharp(await drawing(50))
    .composite([{ input: await drawing(150) }])
    .png()
    .toBuffer();
  expect((await comparePictures(await drawing(50), both)).inkRatio).toBeCloseTo(0.5, 1);
  const paper = await sharp({ create: { width: 200, height: 120, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  expect(await comparePictures(await drawing(50), paper)).toMatchObject({ lineDistanceE5: null, inkRatio: null });
});

test('two sizes are refused', async () => {
  await expect(comparePictures(await drawing(50), await drawing(50, '#000', 210))).rejects.toMatchObject({
    code: 'input-invalid',
  });
});
