import { expect, test } from 'vitest';
import { cutEditSchema, paintToolSchema, stepNameOf } from '../../main/contract/cut-edit';
import { wordsOf } from '../words/words';
import { sayStep } from './say-step';

const LANGUAGES = ['ja', 'en'] as const;
const review = (state: 'approved' | 'sent-back' | 'generated') => ({
  ...{ kind: 'review' as const, drawings: [{ celId: 'A', drawingId: 'A:1~2@0.500000' }], state, note: null },
});

/** As `stepNameOf` tells what a person painted with. */
const paintEdits = paintToolSchema.options.map((tool) => `paint-${tool}`);

test.each(LANGUAGES)('every step of the history has a name of its own (%s)', (language) => {
  const words = wordsOf(language);
  const kinds = cutEditSchema.options.map((option) => option.shape.kind.value).filter((kind) => kind !== 'several');
  const names = [
    ...kinds.filter((kind) => kind !== 'review' && kind !== 'set-paint'),
    ...paintEdits,
    'approve',
    'send-back',
    'take-back-judgement',
    'generate',
  ];
  const said = names.map((name) => sayStep(words, name));
  expect(said).not.toContain(words.steps.other);
  expect(new Set(said).size).toBe(names.length);
});

test.each(LANGUAGES)(
  'approving, sending back and taking either back are told apart, also within one gesture (%s)',
  (language) => {
    const said = (state: 'approved' | 'sent-back' | 'generated') => [
      sayStep(wordsOf(language), stepNameOf(review(state))),
      sayStep(wordsOf(language), stepNameOf({ kind: 'several', edits: [review(state)] })),
    ];
    const all = [...said('approved'), ...said('sent-back'), ...said('generated')];
    expect(new Set(all).size).toBe(3);
  },
);

test('a step that a newer program named is still a step', () => {
  for (const name of ['fold-time', 'constructor']) expect(sayStep(wordsOf('en'), name)).toBe(wordsOf('en').steps.other);
});
