import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStroke, type KeyEventLike, keycaps, parseStroke, strokeOfEvent, strokeText } from './keys';

const press = (key: string, more: Partial<KeyEventLike> = {}): KeyEventLike => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('Ctrl and Command are the same, Shift and Alt must fit', () => {
  expect(isStroke(press('z', { ctrlKey: true }), parseStroke('Ctrl+Z'))).toBe(true);
  expect(isStroke(press('z', { metaKey: true }), parseStroke('Ctrl+Z'))).toBe(true);
  expect(isStroke(press('Z', { ctrlKey: true, shiftKey: true }), parseStroke('Ctrl+Z'))).toBe(false);
  expect(isStroke(press('z', { altKey: true, ctrlKey: true }), parseStroke('Ctrl+Z'))).toBe(false);
});

test('a sign that some layouts need Shift for is found with and without it', () => {
  expect(isStroke(press('?', { shiftKey: true }), parseStroke('?'))).toBe(true);
  expect(isStroke(press('+', { shiftKey: true }), parseStroke('+'))).toBe(true);
});

test('the keys work with a Japanese input method switched on', () => {
  expect(isStroke(press('Process', { code: 'KeyG' }), parseStroke('G'))).toBe(true);
  expect(isStroke(press('ち', { code: 'KeyA' }), parseStroke('A'))).toBe(true);
});

test('a letter is found by what it says, not by where it lies', () => {
  expect(isStroke(press('q', { code: 'KeyA' }), parseStroke('A'))).toBe(false);
});

test('Shift with comma is found though the layout gives another character', () => {
  expect(isStroke(press('<', { code: 'Comma', shiftKey: true }), parseStroke('Shift+,'))).toBe(true);
});

test('keycaps read as on a keyboard', () => {
  expect(keycaps('Ctrl+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keycaps('ArrowLeft')).toEqual(['←']);
  expect(keycaps('+')).toEqual(['+']);
});

const names = fc.constantFrom(
  'a',
  'Z',
  '1',
  '9',
  ',',
  '.',
  '[',
  ']',
  '?',
  '+',
  '-',
  '/',
  ' ',
  'Enter',
  'F5',
  'ArrowUp',
  'Delete',
  'Home',
);
const CODES: Readonly<Record<string, string>> = {
  a: 'KeyA',
  Z: 'KeyZ',
  '1': 'Digit1',
  '9': 'Digit9',
  ',': 'Comma',
  '.': 'Period',
  ' ': 'Space',
};

test('a stroke that was recorded is found again when the same keys are pressed, and reads the same when it is stored', () => {
  fc.assert(
    fc.property(names, fc.boolean(), fc.boolean(), fc.boolean(), (key, ctrlKey, shiftKey, altKey) => {
      const event = press(key, { code: CODES[key] ?? '', ctrlKey, shiftKey, altKey });
      const stroke = strokeOfEvent(event);
      expect(stroke).not.toBeNull();
      expect(isStroke(event, parseStroke(stroke ?? ''))).toBe(true);
      expect(strokeText(parseStroke(stroke ?? ''))).toBe(stroke);
    }),
  );
});

test('holding Ctrl or Shift alone is no stroke, and Tab and Escape keep moving the focus', () => {
  for (const key of ['Control', 'Shift', 'Alt', 'Meta', 'Tab', 'Escape']) expect(strokeOfEvent(press(key))).toBeNull();
});

test('with a Japanese input method on, the recorded stroke is the key that lies there', () => {
  expect(strokeOfEvent(press('Process', { code: 'KeyG', ctrlKey: true }))).toBe('Ctrl+G');
  expect(strokeOfEvent(press('！', { code: 'Digit1', shiftKey: true }))).toBe('Shift+1');
});

test('Shift with a bracket is told apart from the bracket, on whatever place it lies', () => {
  expect(isStroke(press('{', { shiftKey: true }), parseStroke('Shift+['))).toBe(true);
  expect(isStroke(press('{', { shiftKey: true }), parseStroke('['))).toBe(false);
  expect(isStroke(press('<', { code: 'Comma', shiftKey: true }), parseStroke(','))).toBe(false);
});
