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

/** The one way to write a stroke, so that two of them can be compared as texts. */
export function strokeText({ key, ctrl, shift, alt }: Stroke): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter((part) => typeof part === 'string').join('+');
}

const PUNCTUATION_CODES: Readonly<Record<string, string>> = { ',': 'Comma', '.': 'Period' };

/** What these keys give with Shift on the keyboards that animators have (US and JIS agree here). */
const UNSHIFTED: Readonly<Record<string, string>> = { '<': ',', '>': '.', '{': '[', '}': ']' };

const isSymbol = (key: string) => key.length === 1 && !/[a-z0-9 ]/i.test(key);

/** By another way than the character itself: with Shift or Alt a layout may give another one, with an input method none. */
function isKeyByPlace(event: KeyEventLike, key: string): boolean {
  if (/^[0-9]$/.test(key)) return event.code === `Digit${key}` || event.code === `Numpad${key}`;
  if (/^[a-z]$/.test(key)) return event.code === `Key${key.toUpperCase()}` && !/^[a-z]$/i.test(event.key);
  if (key === 'Space') return event.key === ' ' || event.code === 'Space';
  return UNSHIFTED[event.key] === key || event.code === PUNCTUATION_CODES[key];
}

export function isStroke(event: KeyEventLike, stroke: Stroke): boolean {
  if ((event.ctrlKey || event.metaKey) !== stroke.ctrl || event.altKey !== stroke.alt) return false;
  const says = event.key.toLowerCase() === stroke.key.toLowerCase();
  // Some layouts need Shift for a sign, others do not: the sign counts.
  if (says && isSymbol(stroke.key) && !stroke.shift) return true;
  return (says || isKeyByPlace(event, stroke.key)) && event.shiftKey === stroke.shift;
}

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'OS']);
/** They move the focus and close things; without them a keyboard could not leave a field. */
const KEPT = new Set(['Tab', 'Escape', 'Unidentified', 'Dead']);

function keyOf(event: KeyEventLike): string | null {
  if (MODIFIERS.has(event.key) || KEPT.has(event.key)) return null;
  if (event.key === ' ' || event.code === 'Space') return 'Space';
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase();
  const unshifted = UNSHIFTED[event.key];
  if (unshifted !== undefined) return unshifted;
  if (digit !== undefined) return digit;
  if (letter !== undefined) return letter;
  if (event.key === 'Process')
    return Object.entries(PUNCTUATION_CODES).find(([, code]) => code === event.code)?.[0] ?? null;
  return event.key;
}

/** The stroke that a person has just pressed, or null as long as only Ctrl, Shift or Alt are down. */
export function strokeOfEvent(event: KeyEventLike): string | null {
  const key = keyOf(event);
  if (key === null) return null;
  const shift = event.shiftKey && !(isSymbol(key) && event.key === key);
  return strokeText({ key, ctrl: event.ctrlKey || event.metaKey, shift, alt: event.altKey });
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** The parts of a stroke as they stand on keycaps. */
export function keycaps(text: string): string[] {
  const { key, ctrl, shift, alt } = parseStroke(text);
  const name = SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter((part) => typeof part === 'string');
}

/** A stroke in one line, for tooltips. */
export function sayStroke(text: string): string {
  return text === '' ? '' : keycaps(text).join(' + ');
}
