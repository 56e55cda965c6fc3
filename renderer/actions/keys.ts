/** Key strokes as text, `Ctrl+Shift+Z`, and whether a keyboard event is one. Command counts as Ctrl. */
export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export type KeyEventLike = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function parseStroke(text: string): Stroke {
  const parts = text.split('+');
  // The plus key itself: `+` or `Ctrl++`.
  const key = text.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return { key: key.length === 1 ? key.toLowerCase() : key, ctrl: has('Ctrl'), shift: has('Shift'), alt: has('Alt') };
}

const PUNCTUATION_CODES: Readonly<Record<string, string>> = { ',': 'Comma', '.': 'Period' };

function isKey(event: KeyEventLike, key: string): boolean {
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  if (/^[0-9]$/.test(key)) return event.code === `Digit${key}` || event.code === `Numpad${key}`;
  // With Shift or Alt a layout may give another character; with an input method, none.
  if (/^[a-z]$/.test(key)) return event.code === `Key${key.toUpperCase()}` && !/^[a-z]$/i.test(event.key);
  return event.code === PUNCTUATION_CODES[key];
}

export function isStroke(event: KeyEventLike, stroke: Stroke): boolean {
  const needsNoShift = /^[?+-]$/.test(stroke.key);
  return (
    isKey(event, stroke.key) &&
    (event.ctrlKey || event.metaKey) === stroke.ctrl &&
    event.altKey === stroke.alt &&
    (needsNoShift || event.shiftKey === stroke.shift)
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** The parts of a stroke as they stand on keycaps. */
export function keycaps(text: string): string[] {
  const { key, ctrl, shift, alt } = parseStroke(text);
  const name = SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter((part) => typeof part === 'string');
}
