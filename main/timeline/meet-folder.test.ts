import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cut, cutSchema } from '../contract/cut';
import { besideSheet, celById, drawingById, framesOf, inbetweensOf, isStale, keysOf } from '../contract/cut-queries';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { beginHistory } from './history';
import { layOutCut, type PlacedCel } from './lay-out-cut';
import { meetFolder } from './meet-folder';
import { placeKeys } from './place-keys';
import { cutFacts, drawnCut, placedCel, sha } from './testing-cuts';
import { editStories, playEdits } from './testing-edits';

const SIZE = { widthPx: 960, heightPx: 540 };
const folder = [placedCel('A', [1, 1, 1])];
const saved = drawnCut(layOutCut(cutFacts(), folder));

const changedKey = (
  of: readonly PlacedCel[],
  index: number,
  change: { picture?: string; file?: string },
): PlacedCel[] =>
  of.map((cel) => ({
    ...cel,
    keys: cel.keys.map((key, at) => (at === index ? { ...key, drawing: { ...key.drawing, ...change } } : key)),
  }));

const staleIn = (cut: Cut) =>
  cut.cels.flatMap((cel) =>
    inbetweensOf(cel)
      .filter((inbetween) => isStale(cel, inbetween))
      .map(({ id }) => id),
  );

const folderOf = (numbers: readonly number[]): PlacedCel[] =>
  placeKeys([
    {
      name: 'A',
      pictures: numbers.map((number) => ({
        file: `A/A${number}.png`,
        number,
        sha256: sha(`A${number}`),
        heldFiles: [],
      })),
    },
  ]);

test('an unchanged folder leaves the cut as it is', () => {
  expect(meetFolder(saved, SIZE, folder)).toBe(saved);
});

test('a repainted key keeps its id; what was drawn from it is stale, and painted back it is fresh again', () => {
  const repainted = meetFolder(saved, SIZE, changedKey(folder, 2, { picture: sha('repainted') }));
  expect(staleIn(repainted)).toEqual(['A:2~3@0.250000', 'A:2~3@0.500000', 'A:2~3@0.750000']);
  expect(repainted.cels[0]?.exposures).toBe(saved.cels[0]?.exposures);
  expect(staleIn(meetFolder(repainted, SIZE, folder))).toEqual([]);
});

test('a repainted key takes no picture from any drawing, whoever drew it', () => {
  const approved = drawnCut(saved, (id) => (id.endsWith('@0.500000') ? 'approved' : 'generated'));
  const repainted = meetFolder(approved, SIZE, changedKey(folder, 1, { picture: sha('repainted') }));
  expect(repainted.cels.flatMap((cel) => inbetweensOf(cel))).toEqual(approved.cels.flatMap((cel) => inbetweensOf(cel)));
  expect(staleIn(repainted)).toHaveLength(6);
});

test('a key whose file is gone stays on the sheet with everything around it', () => {
  expect(meetFolder(saved, SIZE, [placedCel('A', [1, 1])])).toBe(saved);
});

describe('a key whose file has another name by now', () => {
  test('is the same key when it is the same picture', () => {
    const renamed = meetFolder(saved, SIZE, changedKey(folder, 1, { file: 'A/wave-2.png' }));
    const cel = celById(renamed, 'A');
    expect(cel && keysOf(cel).map((key) => [key.id, key.file])).toEqual([
      ['A:1', 'A/A0001.png'],
      ['A:2', 'A/wave-2.png'],
      ['A:3', 'A/A0003.png'],
    ]);
    expect(staleIn(renamed)).toEqual([]);
  });

  test('is the same key when it has the same number: saved as TIFF instead of PNG', () => {
    const resaved = meetFolder(saved, SIZE, changedKey(folder, 1, { file: 'A/A0002.tif', picture: sha('tif') }));
    const cel = celById(resaved, 'A');
    expect(cel && keysOf(cel).map((key) => key.id)).toEqual(['A:1', 'A:2', 'A:3']);
    expect(cel && drawingById(cel, 'A:2')).toMatchObject({ file: 'A/A0002.tif', picture: sha('tif') });
    expect(staleIn(resaved)).toHaveLength(6);
  });
});

describe('a key that is new', () => {
  test('at the end of a cut that nobody edited comes where the folder would have put it', () => {
    const longer = [placedCel('A', [1, 1, 1, 1])];
    expect(meetFolder(layOutCut(cutFacts(), folder), SIZE, longer)).toEqual(layOutCut(cutFacts(), longer));
  });

  test('at the end keeps charts and drawings of the spans before it, and the timing that a person set', () => {
    const timed = applyEdit(
      applyEdit(saved, { kind: 'set-exposure', celId: 'A', spanIds: ['A:1~2'], framesPerDrawing: 2 }),
      { kind: 'set-hold', celId: 'A', frame: 1, frames: 6, mode: 'ripple' },
    );
    const longer = meetFolder(timed, SIZE, [placedCel('A', [1, 1, 1, 1])]);
    const [before, after] = [celById(timed, 'A'), celById(longer, 'A')];
    expect(after?.exposures.slice(0, before?.exposures.length)).toEqual(before?.exposures);
    expect(after?.spans.map((span) => span.inbetweenIds.length)).toEqual([1, 3, 3]);
    expect(staleIn(longer)).toEqual([]);
    expect(flawsOf(longer)).toEqual([]);
  });

  test('between two others splits their span; what was drawn for it lies beside the sheet', () => {
    const cut = drawnCut(layOutCut(cutFacts({ keyRateFps: 3 }), folderOf([1, 5])));
    const split = meetFolder(cut, SIZE, folderOf([1, 3, 5]));
    const cel = celById(split, 'A');
    expect(cel?.spans.map((span) => [span.id, span.startFrame, span.endFrame])).toEqual([
      ['A:1~3', 1, 5],
      ['A:3~5', 5, 9],
    ]);
    expect(cel && besideSheet(cel)).toHaveLength(3);
    expect(split.lengthFrames).toBe(cut.lengthFrames);
    expect(flawsOf(split)).toEqual([]);
  });

  test('between two that stand on neighbouring frames gets a frame of its own', () => {
    const cut = layOutCut(cutFacts({ rateFps: 12, keyRateFps: 12 }), folderOf([1, 5, 9]));
    const cel = celById(meetFolder(cut, SIZE, folderOf([1, 3, 5, 9])), 'A');
    expect(cel && keysOf(cel).map((key) => framesOf(cel, key.id))).toEqual([[1], [2], [3], [4]]);
  });

  test('ahead of all others moves its cel', () => {
    const cut = layOutCut(cutFacts(), folderOf([2, 3]));
    const cel = celById(meetFolder(cut, SIZE, folderOf([1, 2, 3])), 'A');
    expect(cel && keysOf(cel).map((key) => framesOf(cel, key.id))).toEqual([[1], [5], [9]]);
    expect(cel?.spans.map((span) => span.inbetweenIds.length)).toEqual([3, 3]);
  });
});

test('a new folder beside the others is a new cel above the one before it; a cel that the app added takes its folder in', () => {
  const two = [...folder, placedCel('B', [1, 1])];
  expect(meetFolder(saved, SIZE, two).cels.map((cel) => cel.id)).toEqual(['A', 'B']);
  const added = applyEdit(saved, { kind: 'add-cel', name: 'B', above: null });
  const joined = meetFolder(added, SIZE, two);
  expect(joined.cels.map((cel) => [cel.id, keysOf(cel).length])).toEqual([
    ['B', 2],
    ['A', 3],
  ]);
});

test('whatever a person did and whatever keys come, go and change, the document stays sound and no drawing is lost', () => {
  fc.assert(
    fc.property(
      editStories,
      fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      fc.nat(3),
      ({ start, edits }, celNumbers, seed) => {
        const { now } = playEdits(beginHistory(start), edits);
        const cels = placeKeys(
          celNumbers.map((numbers, index) => ({
            name: 'ABC'[index] ?? 'Z',
            pictures: [...new Set(numbers)]
              .sort((a, b) => a - b)
              .map((number) => ({
                ...{ file: `${'ABC'[index]}/A000${number}.png`, number, heldFiles: [] },
                sha256: sha(`${seed} ${number}`),
              })),
          })),
        ).filter((cel) => cel.keys.length > 0);
        const met = meetFolder(now, SIZE, cels);
        expect(flawsOf(met)).toEqual([]);
        expect(cutSchema.safeParse(met).success).toBe(true);
        expect(meetFolder(met, SIZE, cels)).toBe(met);
        for (const cel of now.cels) {
          const after = celById(met, cel.id);
          for (const drawing of cel.drawings) {
            if (drawing.kind === 'inbetween' && drawing.picture === null) continue;
            expect(after && drawingById(after, drawing.id)?.kind).toBe(drawing.kind);
          }
        }
      },
    ),
    { numRuns: 120 },
  );
});
