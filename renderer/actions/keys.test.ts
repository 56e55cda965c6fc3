import { expect, test } from 'vitest';
import { isStroke, type KeyEventLike, keycaps, parseStroke } from './keys';

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
