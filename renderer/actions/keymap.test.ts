import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { chooseKeys, chooseManyKeys, type KeyChoices, takeBackKeys, useKeymap } from '../state/keymap-store';
import { actionFor, keysOf } from './keymap';
import { readKeymap, writeKeymap } from './keymap-file';
import { conflictsIn, giveStroke, keysNow, ownersOf, removeStroke, resetKeys } from './keymap-rules';
import type { KeyEventLike } from './keys';
import { ACTIONS } from './table';

const press = (key: string, more: Partial<KeyEventLike> = {}): KeyEventLike => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

const ids = ACTIONS.map((action) => action.id);
const strokes = ['Ctrl+Z', 'G', 'Alt+G', 'Shift+,', 'F7', 'Ctrl+Shift+Z', 'Space', '1'];

/** Every run goes through all actions. */
const RUNS = { numRuns: 30 };

/** Any choices that a person can come to with the dialog. */
const anyChoices: fc.Arbitrary<KeyChoices> = fc
  .array(fc.tuple(fc.constantFrom('give', 'remove', 'reset'), fc.constantFrom(...ids), fc.constantFrom(...strokes)))
  .map((steps) =>
    steps.reduce<KeyChoices>((choices, [step, id, stroke]) => {
      if (step === 'give') return giveStroke(ACTIONS, choices, id, stroke);
      return step === 'remove' ? removeStroke(ACTIONS, choices, id, stroke) : resetKeys(choices, id);
    }, {}),
  );

afterEach(() => chooseKeys({}));

test('a stroke that is given to an action belongs to it alone, whatever was chosen before', () => {
  fc.assert(
    fc.property(anyChoices, fc.constantFrom(...ids), fc.constantFrom(...strokes), (choices, id, stroke) => {
      expect(ownersOf(ACTIONS, giveStroke(ACTIONS, choices, id, stroke), stroke)).toEqual([id]);
    }),
    RUNS,
  );
});

test('a key map that was written and read again is the same', () => {
  fc.assert(
    fc.property(anyChoices, (choices) => {
      const read = readKeymap(ACTIONS, writeKeymap(ACTIONS, choices));
      expect(read?.unknown).toEqual([]);
      for (const action of ACTIONS) expect(keysNow(action, read?.choices ?? {})).toEqual(keysNow(action, choices));
    }),
    RUNS,
  );
});

test('resetting every action leaves the keys of the records, without conflicts', () => {
  fc.assert(
    fc.property(anyChoices, (choices) => {
      const reset = ids.reduce<KeyChoices>(resetKeys, choices);
      expect(reset).toEqual({});
      expect(conflictsIn(ACTIONS, reset)).toEqual([]);
    }),
    RUNS,
  );
});

test('the keyboard follows a choice at once, and the old key does nothing any more', () => {
  expect(actionFor(press('h', { shiftKey: true }))?.id).toBe('hideCel');
  chooseKeys(giveStroke(ACTIONS, removeStroke(ACTIONS, {}, 'hideCel', 'Shift+H'), 'hideCel', 'F7'));
  expect(actionFor(press('F7'))?.id).toBe('hideCel');
  expect(actionFor(press('h', { shiftKey: true }))).toBeNull();
  expect(keysOf('hideCel')).toEqual(['F7']);
});

test('where a file gives one stroke to two actions, both are named, and the person’s choice has it until then', () => {
  const file = JSON.stringify({ nakawari: 'keys', version: 1, keys: { hideCel: ['Ctrl+Z'] } });
  const choices = readKeymap(ACTIONS, file)?.choices ?? {};
  expect(conflictsIn(ACTIONS, choices)).toEqual([{ stroke: 'Ctrl+Z', ids: ['undo', 'hideCel'] }]);
  chooseKeys(choices);
  expect(actionFor(press('z', { ctrlKey: true }))?.id).toBe('hideCel');
});

test('what is no key map is refused; actions of another version are left out and named', () => {
  expect(readKeymap(ACTIONS, 'no json')).toBeNull();
  expect(readKeymap(ACTIONS, '{"keys":{"undo":["F7"]}}')).toBeNull();
  const newer = JSON.stringify({ nakawari: 'keys', version: 1, keys: { undo: ['F7'], fly: ['F8'] } });
  expect(readKeymap(ACTIONS, newer)).toEqual({ choices: { undo: ['F7'] }, unknown: ['fly'] });
});

test('a change of many keys at once can be taken back', () => {
  chooseKeys({ undo: ['F7'] });
  chooseManyKeys({});
  takeBackKeys();
  expect(useKeymap.getState().choices).toEqual({ undo: ['F7'] });
});
