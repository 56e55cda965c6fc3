import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutSchema } from '../contract/cut';
import { drawingAt, inbetweensOf } from '../contract/cut-queries';
import { flawsOf } from './cut-flaws';
import { layOutCut } from './lay-out-cut';
import { placeKeys } from './place-keys';
import { settleCel } from './settle-spans';
import { celsArbitrary, cutFacts, placedCel, ratesArbitrary, sha } from './testing-cuts';

test('three keys at 6 a second: three in-betweens between each two, and the last key stays for its tick', () => {
  const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1])]);
  const [cel] = cut.cels;
  expect(cut.lengthFrames).toBe(12);
  expect(cel?.exposures.map((exposure) => exposure.frame)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(cel?.spans.map((span) => span.inbetweenIds.length)).toEqual([3, 3]);
  expect(cel && drawingAt(cel, 12)?.id).toBe('A:3');
});

test('at 3 keys a second the interval has eight frames and is drawn on twos', () => {
  const cut = layOutCut(cutFacts({ keyRateFps: 3 }), [placedCel('A', [1, 1])]);
  expect(cut.cels[0]?.exposures.map((exposure) => exposure.frame)).toEqual([1, 3, 5, 7, 9]);
});

test('a held key shows through its hold; its in-betweens come in the last interval before the next key', () => {
  const [cel] = layOutCut(cutFacts(), [placedCel('A', [3, 1])]).cels;
  expect(cel?.exposures.map((exposure) => exposure.frame)).toEqual([1, 10, 11, 12, 13]);
  expect(cel && drawingAt(cel, 9)?.kind).toBe('key');
});

test('the longest cel sets the length of the cut', () => {
  expect(layOutCut(cutFacts(), [placedCel('A', [1, 1]), placedCel('B', [1, 1, 2])]).lengthFrames).toBe(16);
});

test('gaps and start numbers of the folder are kept, held repetitions become one key', () => {
  const picture = (number: number, held: number[] = []) => ({
    ...{ file: `A/A${number}.png`, number, sha256: sha(number), heldFiles: held.map((one) => ({ number: one })) },
  });
  const cels = placeKeys([{ name: 'A', pictures: [picture(10, [20]), picture(30), picture(50)] }]);
  expect(cels[0]?.keys.map(({ tick, heldTicks }) => [tick, heldTicks])).toEqual([
    [0, 2],
    [2, 1],
    [4, 1],
  ]);
  expect(cels[0]?.keys.map((key) => key.drawing.number)).toEqual([10, 30, 50]);
});

test('a cel whose folder has the longest name a disk allows still has ids that fit the contract', () => {
  const name = 'あ'.repeat(200);
  const picture = (number: number) => ({ file: `${name}/${number}.png`, number, sha256: sha(number), heldFiles: [] });
  const cut = layOutCut(cutFacts(), placeKeys([{ name, pictures: [picture(99_999_998), picture(99_999_999)] }]));
  expect(cutSchema.safeParse(cut).success).toBe(true);
});

test('every cut laid out is free of flaws, fits the contract, and needs no settling', () => {
  fc.assert(
    fc.property(ratesArbitrary, celsArbitrary, (rates, cels) => {
      const cut = layOutCut(cutFacts(rates), cels);
      expect(flawsOf(cut)).toEqual([]);
      expect(cutSchema.safeParse(cut).success).toBe(true);
      for (const cel of cut.cels) expect(settleCel(cel, cel)).toBe(cel);
    }),
  );
});

test('a new cut wants all its in-betweens and has none', () => {
  const cut = layOutCut(cutFacts(), [placedCel('A', [1, 2, 1])]);
  const drawings = cut.cels.flatMap((cel) => inbetweensOf(cel));
  expect(drawings.every((drawing) => drawing.state === 'wanted' && drawing.picture === null)).toBe(true);
  expect(drawings).toHaveLength(6);
});
