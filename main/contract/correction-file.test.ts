import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { gestureSchema, isTargetFor } from './correction';
import { checkCorrection } from './correction-check';
import { correctionFileSchema, correctionListSchema } from './correction-file';

const text = readFileSync(fileURLToPath(new URL('../../docs/corrections.md', import.meta.url)), 'utf8');
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? ''));
const [whole, ...gestures] = examples;
const paper = { widthPx: 960, heightPx: 540 };

test('the page about corrections has an example of each kind, and each of them is one', () => {
  const kinds = gestures.map((example) => gestureSchema.parse(example).kind);
  const all = gestureSchema.options.map((option) => option.shape.kind.value);
  expect([...new Set(kinds)].sort()).toEqual([...all].sort());
});

test('its whole file can be read, and all that it says makes sense', () => {
  const { corrections } = correctionFileSchema.parse(whole);
  for (const correction of corrections) checkCorrection(correction, paper);
  const target = { kind: 'span', spanId: 'pair', fromUnit: 0, toUnit: 1 } as const;
  const key = { kind: 'key', drawingId: 'key0' } as const;
  const list = gestures.map((gesture, index) => {
    const { kind } = gestureSchema.parse(gesture);
    return { id: `c${index}`, target: isTargetFor(kind, key) ? key : target, gesture };
  });
  for (const correction of correctionListSchema.parse(list)) checkCorrection(correction, paper);
});

test('without a time, the order in the file is the order in time', () => {
  const target = { kind: 'span', spanId: 'pair', fromUnit: 0, toUnit: 1 };
  const [first, second] = correctionListSchema.parse([
    { id: 'a', target, gesture: gestures.find(({ kind }) => kind === 'flow-hint') },
    { id: 'b', target, gesture: gestures.find(({ kind }) => kind === 'flow-hint') },
  ]);
  expect(first?.on).toBe(true);
  expect(Date.parse(first?.at ?? '')).toBeLessThan(Date.parse(second?.at ?? ''));
});
