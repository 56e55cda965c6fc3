import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skeletonOf } from './skeleton';

const joint = (name: string, visibility01: number) => ({ name, xPx: 10, yPx: 20, visibility01 });

test('a joint that the network only guesses is left out, and the bones that end in it', () => {
  const leg = [joint('hip', 0.9), joint('knee', 0.6), joint('ankle', 0.45)];
  const { joints, bones } = skeletonOf(leg, [
    [0, 1],
    [1, 2],
  ]);
  expect([joints.length, bones.length]).toEqual([2, 1]);
});

test('a joint behind something is told apart from one that is seen', () => {
  expect(skeletonOf([joint('hip', 0.9), joint('knee', 0.55)], []).joints.map(({ isSeen }) => isSeen)).toEqual([
    true,
    false,
  ]);
});

test('no bone ever ends where no joint is shown, even one that names a joint there is none of', () => {
  const visibility = fc.double({ min: 0, max: 1, noNaN: true });
  const ends = fc.tuple(fc.nat(12), fc.nat(12));
  fc.assert(
    fc.property(fc.array(visibility, { maxLength: 10 }), fc.array(ends), (seen, pairs) => {
      const { joints, bones } = skeletonOf(
        seen.map((each, index) => joint(`${index}`, each)),
        pairs,
      );
      for (const end of bones.flat()) expect(joints).toContain(end);
    }),
  );
});
