import { expect, test } from 'vitest';
import { flowMethod } from './flow-method';
import { blendMethod } from './methods';
import type { RgbaPicture } from './read-picture';

const never = new AbortController().signal;
const ref = { path: '', sha256: '' };

/** A shaded disc on soft stripes, so that every place can be told from its neighbours. */
function scene(shiftPx: number): RgbaPicture {
  const [widthPx, heightPx] = [160, 120];
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let i = 0; i < widthPx * heightPx; i += 1) {
    const [x, y] = [(i % widthPx) - shiftPx, Math.floor(i / widthPx)];
    const value = 150 + 40 * Math.sin(x / 9) + 30 * Math.cos(y / 11) + 20 * Math.sin((x + y) / 5);
    rgba.fill(Math.round(value), i * 4, i * 4 + 3);
  }
  return { widthPx, heightPx, rgba };
}

/** Mean difference in grey levels, away from the border where something new comes in. */
function apart(a: RgbaPicture, b: RgbaPicture): number {
  let [sum, count] = [0, 0];
  for (let y = 20; y < a.heightPx - 20; y += 1) {
    for (let x = 20; x < a.widthPx - 20; x += 1) {
      sum += Math.abs((a.rgba[(y * a.widthPx + x) * 4] ?? 0) - (b.rgba[(y * a.widthPx + x) * 4] ?? 0));
      count += 1;
    }
  }
  return sum / count;
}

test('what moves by six pixels is carried the asked share of the way', async () => {
  const keys = { name: 'case', refs: [ref, ref], pictures: [scene(0), scene(6)] } as const;
  for (const tUnit of [0.25, 0.5, 0.75]) {
    const drawn = apart(await flowMethod.draw(keys, tUnit, never), scene(6 * tUnit));
    expect(drawn).toBeLessThan(2.5);
    expect(drawn).toBeLessThan(0.4 * apart(await blendMethod.draw(keys, tUnit, never), scene(6 * tUnit)));
  }
});

test('the library that finds the flow leaves the errors of the process to the process', async () => {
  const listeners = () => [
    process.listeners('uncaughtException').length,
    process.listeners('unhandledRejection').length,
  ];
  const before = listeners();
  await flowMethod.draw({ name: 'case', refs: [ref, ref], pictures: [scene(0), scene(1)] }, 0.5, never);
  expect(listeners()).toEqual(before);
});
