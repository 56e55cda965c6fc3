import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDistance, lineDrawing } from './line-metrics';
import { linesOf } from './lines';
import { meshMethod } from './mesh-method';
import { blendMethod, holdMethod } from './methods';
import { deform } from './moving-least-squares';
import { overWhite } from './picture';
import type { RgbaPicture } from './read-picture';

/** A ring of ink with a cross in it on white paper. */
function ring(cx: number, cy: number): RgbaPicture {
  const [widthPx, heightPx] = [160, 120];
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const [dx, dy] = [x - cx, y - cy];
      const far = Math.hypot(dx, dy);
      const ink = Math.abs(far - 24) < 1.5 || (far < 24 && (Math.abs(dx - dy * 0.5) < 1.5 || Math.abs(dy + 8) < 1.5));
      if (ink) rgba.set([20, 20, 20, 255], (y * widthPx + x) * 4);
    }
  }
  return { widthPx, heightPx, rgba };
}

const keysOf = (a: RgbaPicture, b: RgbaPicture) => ({
  name: 'case',
  refs: [
    { path: '', sha256: '' },
    { path: '', sha256: '' },
  ] as const,
  pictures: [a, b] as const,
});
const never = new AbortController().signal;

test('hold shows the nearer key', async () => {
  const keys = keysOf(ring(50, 60), ring(80, 60));
  expect(await holdMethod.draw(keys, 0.4, never)).toBe(keys.pictures[0]);
  expect(await holdMethod.draw(keys, 0.6, never)).toBe(keys.pictures[1]);
});

test('a cross-fade with nothing does not darken: it fades the alpha', async () => {
  const opaque: RgbaPicture = { widthPx: 1, heightPx: 1, rgba: Uint8Array.of(200, 100, 50, 255) };
  const nothing: RgbaPicture = { widthPx: 1, heightPx: 1, rgba: Uint8Array.of(0, 0, 0, 0) };
  const { rgba } = await blendMethod.draw(keysOf(opaque, nothing), 0.25, never);
  expect([...rgba]).toEqual([200, 100, 50, 191]);
});

test('a mesh morph carries a drawing that only moves half the way', async () => {
  const keys = keysOf(ring(50, 60), ring(74, 60));
  const drawn = await meshMethod.draw(keys, 0.5, never);
  const linesIn = ({ rgba, widthPx, heightPx }: RgbaPicture) =>
    lineDrawing(linesOf(overWhite(rgba, widthPx, heightPx)));
  const truth = linesIn(ring(62, 60));
  const faded = await blendMethod.draw(keys, 0.5, never);
  expect(lineDistance(linesIn(drawn), truth).cdE5).toBeLessThan(0.2 * lineDistance(linesIn(faded), truth).cdE5);
});

test('moving least squares turns a place as a whole and never stretches it', () => {
  const angle = fc.double({ min: -3, max: 3, noNaN: true });
  const place = fc.double({ min: -50, max: 150, noNaN: true });
  fc.assert(
    fc.property(angle, place, place, (turn, x, y) => {
      const turned = (px: number, py: number) =>
        [Math.cos(turn) * px - Math.sin(turn) * py + 7, Math.sin(turn) * px + Math.cos(turn) * py - 3] as const;
      const controls = [
        [0, 0],
        [100, 0],
        [0, 100],
        [70, 80],
      ].map(([px = 0, py = 0]) => {
        const [toX, toY] = turned(px, py);
        return { fromX: px, fromY: py, toX, toY };
      });
      const [foundX, foundY] = deform(controls, x, y);
      const [trueX, trueY] = turned(x, y);
      expect(foundX).toBeCloseTo(trueX, 4);
      expect(foundY).toBeCloseTo(trueY, 4);
    }),
  );
});
