import { expect, test } from 'vitest';
import type { Cut } from '../contract/cut';
import { celById, inbetweensOf } from '../contract/cut-queries';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { layOutCut, type PlacedCel } from './lay-out-cut';
import { reconcileKeys } from './reconcile-keys';
import { cutFacts, drawnCut, placedCel, sha } from './testing-cuts';

const SIZE = { widthPx: 960, heightPx: 540 };
const cels = [placedCel('A', [1, 1, 1])];

const changedKey = (of: readonly PlacedCel[], index: number): PlacedCel[] =>
  of.map((cel) => ({
    ...cel,
    keys: cel.keys.map((key, at) =>
      at === index ? { ...key, drawing: { ...key.drawing, picture: sha('repainted') } } : key,
    ),
  }));

const states = (of: Cut) => of.cels.flatMap((cel) => inbetweensOf(cel).map((drawing) => drawing.state));

test('an unchanged folder leaves the cut as it is', () => {
  const saved = drawnCut(layOutCut(cutFacts(), cels));
  expect(reconcileKeys(saved, SIZE, cels).cut).toBe(saved);
});

test('a repainted key sends the generated drawings of its spans back to wanted, and no others', () => {
  const saved = drawnCut(layOutCut(cutFacts(), cels));
  const { cut } = reconcileKeys(saved, SIZE, changedKey(cels, 2));
  expect(states(cut)).toEqual(['generated', 'generated', 'generated', 'wanted', 'wanted', 'wanted']);
  expect(flawsOf(cut)).toEqual([]);
});

test('a repainted key leaves corrected and approved drawings alone', () => {
  const saved = drawnCut(layOutCut(cutFacts(), cels), (id) => (id.endsWith('@0.500000') ? 'approved' : 'generated'));
  const { cut, orphans } = reconcileKeys(saved, SIZE, changedKey(cels, 1));
  expect(states(cut)).toEqual(['wanted', 'approved', 'wanted', 'wanted', 'approved', 'wanted']);
  expect(orphans).toEqual([]);
});

test('a new key at the end keeps the drawings and the charts of the spans before it', () => {
  const onTwos = applyEdit(layOutCut(cutFacts(), cels), {
    ...{ kind: 'set-exposure', celId: 'A', spanIds: ['A:1~2'], framesPerDrawing: 2 },
  });
  const { cut } = reconcileKeys(drawnCut(onTwos), SIZE, [placedCel('A', [1, 1, 1, 1])]);
  const cel = celById(cut, 'A');
  expect(cel?.spans.map((span) => span.inbetweenIds.length)).toEqual([1, 3, 3]);
  expect(states(cut)).toEqual(['generated', 'generated', 'generated', 'generated', 'wanted', 'wanted', 'wanted']);
  expect(flawsOf(cut)).toEqual([]);
});

test('a key that is gone leaves the approved drawings of its spans without a place, and that is told', () => {
  const saved = drawnCut(layOutCut(cutFacts(), cels), (id) => (id === 'A:2~3@0.500000' ? 'approved' : 'generated'));
  const { cut, orphans } = reconcileKeys(saved, SIZE, [placedCel('A', [1, 1])]);
  expect(orphans.map((drawing) => drawing.id)).toEqual(['A:2~3@0.500000']);
  expect(flawsOf(cut)).toEqual([]);
});
