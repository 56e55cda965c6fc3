import { expect, test } from 'vitest';
import { en } from '../words/en';
import { parseStroke } from './keys';
import { ACTIONS } from './table';

test('every action that has words has a record, and none has two', () => {
  expect(ACTIONS.map((action) => action.id).sort()).toEqual(Object.keys(en.actions).sort());
});

test('no key does two things', () => {
  const strokes = ACTIONS.flatMap((action) => action.keys).map((text) => JSON.stringify(parseStroke(text)));
  expect(new Set(strokes).size).toBe(strokes.length);
});
