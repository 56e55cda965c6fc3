import { expect, test } from 'vitest';
import { gateFigures, objections } from './gate';
import type { EvalReport, Row } from './report';
import { PICTURE_FIGURES, type PictureScore, pictureScoreSchema } from './score-drawing';

const cases = Array.from({ length: 24 }, (_, i) => `${i}`);

function report(of: (method: 'old' | 'new', i: number) => Partial<PictureScore>): EvalReport {
  const empty = Object.fromEntries(PICTURE_FIGURES.map((figure) => [figure, null]));
  const rows = cases.flatMap((name, i) =>
    (['old', 'new'] as const).map(
      (method): Row => ({
        ...{ case: name, tUnit: 0.5, toldUnit: 0.5, method, motionBin: null, kind: null },
        score: pictureScoreSchema.parse({ ...empty, ...of(method, i) }),
      }),
    ),
  );
  return {
    ...{ format: 'nakawari-eval', version: 1, program: 'test', set: 'T2', cases: cases.length, time: 'chart' },
    ...{ methods: [], rows, structure: {}, temporal: {}, parts: [], failed: [] },
  };
}

const sound = { hasCard: true, isSound: true };
const model = { trainingCommit: 'a1b2c3d', licence: 'Apache-2.0', torchDifference01: 4e-6 };

test('a model whose lines are worse is refused, and the figure is named', () => {
  const figures = gateFigures(
    report((method, i) => ({ cdE5: method === 'old' ? 10 + i : 12 + i })),
    'old',
    'new',
  );
  expect(objections(figures, model, sound)).toEqual(['T2: cdE5 fell from 21.50 to 23.50']);
});

test('less similarity and ink further from one are worse, too', () => {
  const worse = report((method, i) => ({
    ssim: method === 'old' ? 0.9 + (i % 3) / 100 : 0.8,
    inkRatio: method === 'old' ? 1.02 : i % 2 ? 0.8 : 1.25,
  }));
  expect(gateFigures(worse, 'old', 'new').map(({ figure, verdict }) => [figure, verdict])).toEqual([
    ['inkRatio', 'worse'],
    ['ssim', 'worse'],
  ]);
});

test('what chance explains is no objection, nor is a better model', () => {
  const shaky = gateFigures(
    report((method, i) => ({ cdE5: method === 'old' ? 10 : 10 + (i % 2 ? 1 : -1) })),
    'old',
    'new',
  );
  expect(objections(shaky, model, sound)).toEqual([]);
  const better = gateFigures(
    report((method) => ({ cdE5: method === 'old' ? 10 : 8 })),
    'old',
    'new',
  );
  expect(better[0]?.verdict).toBe('better');
});

test('drawing less that belongs nowhere, and as many ghosts, is not worse; more ghosts is', () => {
  const figuresOf = (ghostRate: number, inkRatio: number) =>
    gateFigures(
      report((method, i) => ({
        ghostRate: (method === 'old' ? 0.1 : ghostRate) + (i % 3) / 1e4,
        inkRatio: method === 'old' ? 1.25 : inkRatio,
      })),
      'old',
      'new',
    ).find(({ figure }) => figure === 'ghostInk');
  expect(figuresOf(0.125, 1)).toMatchObject({ verdict: 'open' });
  expect(figuresOf(0.14, 1)).toMatchObject({ verdict: 'worse' });
  expect(figuresOf(0.1, 1)).toMatchObject({ verdict: 'better' });
});

test.each([
  ['no commit', { ...model, trainingCommit: '' }, sound, 'it was made from no named commit'],
  ['no licence', { ...model, licence: '' }, sound, 'it has no licence'],
  ['never compared', { ...model, torchDifference01: undefined }, sound, 'nobody has compared torch and onnxruntime'],
  ['another network', { ...model, torchDifference01: 0.02 }, sound, 'torch and onnxruntime differ by 0.02'],
  ['no card', model, { ...sound, hasCard: false }, 'its card is missing'],
  ['an altered graph', model, { ...sound, isSound: false }, 'a graph is not what its hash says'],
])('%s keeps a model out', (_, candidate, facts, objection) => {
  const figures = gateFigures(
    report((method) => ({ cdE5: method === 'old' ? 10 : 8 })),
    'old',
    'new',
  );
  expect(objections(figures, candidate, facts)).toEqual([objection]);
});
