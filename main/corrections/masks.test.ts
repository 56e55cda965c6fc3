import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import { maskAreaPx, maskOfPixels, maskPixels } from '../contract/correction-mask';
import { NakawariError } from '../contract/errors';
import { emptyGrid } from './grid';
import { sharesOf } from './mask-shares';
import { partsTensor, withPainted } from './part-masks';

const pictures = fc
  .record({ widthPx: fc.integer({ min: 1, max: 20 }), heightPx: fc.integer({ min: 1, max: 20 }) })
  .chain(({ widthPx, heightPx }) =>
    fc
      .uint8Array({ min: 0, max: 1, minLength: widthPx * heightPx, maxLength: widthPx * heightPx })
      .map((pixels) => ({ widthPx, heightPx, pixels })),
  );

test('a mask comes back pixel for pixel from its runs', () => {
  fc.assert(
    fc.property(pictures, ({ widthPx, heightPx, pixels }) => {
      const mask = maskOfPixels(pixels, widthPx, heightPx);
      const area = pixels.reduce((sum, pixel) => sum + pixel, 0);
      if (!mask) {
        expect(area).toBe(0);
        return;
      }
      expect(maskAreaPx(mask)).toBe(area);
      const inside = maskPixels(mask) ?? expect.fail('runs that do not fill their box');
      const back = new Uint8Array(widthPx * heightPx);
      for (let y = 0; y < mask.heightPx; y += 1) {
        const row = inside.subarray(y * mask.widthPx, (y + 1) * mask.widthPx);
        back.set(row, (mask.yPx + y) * widthPx + mask.xPx);
      }
      expect(back).toEqual(pixels);
    }),
  );
});

describe('a region as shares of cells', () => {
  const whole = { xPx: 0, yPx: 0, widthPx: 1920, heightPx: 1080, runs: `0 ${1920 * 1080}` };

  test('covers the drawing and not its padding, at whatever size the network works', () => {
    const size = workingSize(1920, 1080, 32);
    const grid = sharesOf(whole, 8, size);
    const inside = Math.floor(size.heightPx / 8) * grid.width;
    expect(grid.data.subarray(0, inside).every((share) => share === 1)).toBe(true);
    expect(grid.data[grid.data.length - 1]).toBe(size.paddedHeightPx - size.heightPx >= 8 ? 0 : 1);
  });

  test('half a cell is half a share', () => {
    const size = workingSize(640, 384, 32);
    const grid = sharesOf({ xPx: 16, yPx: 8, widthPx: 4, heightPx: 8, runs: '0 32' }, 8, size);
    expect(grid.data[grid.width + 2]).toBe(0.5);
    expect(grid.data.reduce((sum, share) => sum + share, 0)).toBe(0.5);
  });
});

describe('a painted part', () => {
  const size = workingSize(64, 64, 32, 64 * 64);
  const names = ['background', 'torso', 'prop'];
  const seen = () => {
    const grid = emptyGrid(3, 4, size);
    const cells = grid.width * grid.height;
    grid.data
      .fill(0.1, 0, cells)
      .fill(0.8, cells, 2 * cells)
      .fill(0.1, 2 * cells);
    return grid;
  };
  const mask = { xPx: 0, yPx: 0, widthPx: 32, heightPx: 64, runs: '0 2048' };

  test('is that part inside; outside it is what else the network saw, and everything adds up', () => {
    const { parts, given } = withPainted(seen(), [{ part: 'torso', mask }], names, size);
    const cells = parts.width * parts.height;
    const at = (column: number) => [0, 1, 2].map((part) => parts.data[part * cells + column] ?? -1);
    expect(at(0)).toEqual([0, 1, 0]);
    expect(at(6)[1]).toBe(0);
    expect(at(6).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect([given.data[0], given.data[6]]).toEqual([1, 1]);
  });

  test('leaves everything else unsaid', () => {
    const { parts, given } = withPainted(seen(), [{ part: 'prop', mask }], names, size);
    expect(given.data[6]).toBeLessThan(0.3);
    const tensor = partsTensor({ parts, given: { ...given, data: new Float32Array(given.data.length) } });
    expect(tensor.data.every((value) => value === 0)).toBe(true);
  });

  test('of a name that the network does not have is refused', () => {
    expect(() => withPainted(seen(), [{ part: 'wing', mask }], names, size)).toThrow(NakawariError);
  });
});
