/** Fractions as animators write them beside a tick: `1/3`, `2/3`, `33%`, `0.4`, `1/4 to ⑦`, `中`, `後の原画へ1/3`. */

/** The numbers of the two keys, so that a fraction may be given towards one of them. */
export interface ChartKeys {
  readonly fromNumber: number;
  readonly toNumber: number;
}

type End = 'from' | 'to';

const VALUES: readonly { readonly find: RegExp; readonly read: (a: string, b: string) => number }[] = [
  { find: /(\d+)\s*\/\s*(\d+)/, read: (a, b) => Number(a) / Number(b) },
  { find: /(\d+)\s*分の\s*(\d+)/, read: (a, b) => Number(b) / Number(a) },
  { find: /(\d+(?:[.,]\d+)?)\s*%/, read: (a) => Number(a.replace(',', '.')) / 100 },
  { find: /(\d*[.,]\d+)/, read: (a) => Number(a.replace(',', '.')) },
  { find: /half(?:way)?|middle|真ん中|まんなか|半分|中(?!割)/, read: () => 0.5 },
];

const TO_SECOND =
  /^(?:(?:to|towards?)\s+)?(?:the\s+)?(?:(?:second|2nd|last|next)(?:\s+key)?|key\s+2)$|^(?:後ろ?|あと|次|最後|終わり|第二|2枚目|2番目)の?(?:原画)?$/;
const TO_FIRST =
  /^(?:(?:to|towards?)\s+)?(?:the\s+)?(?:(?:first|1st|previous)(?:\s+key)?|key\s+1)$|^(?:前|まえ|最初|はじめ|始め|第一|1枚目|1番目)の?(?:原画)?$/;
const TO_NUMBER = /^(?:(?:to|towards?)\s+)?(?:the\s+)?(?:key\s+)?(?:原画)?\s*(\d+)$/;

/** What is left beside the value, without the little words around it. */
function directionText(rest: string): { readonly text: string; readonly isFrom: boolean } {
  const plain = rest
    .replace(/[()、,。]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const isFrom = /^from\s|から(?:の)?$/.test(plain);
  const text = plain.replace(/^from\s+/, 'to ').replace(/(?:から(?:の)?|へ|に|の方へ|寄り|の)$/, '');
  return { text: text.trim(), isFrom };
}

/** Towards which key a fraction counts; undefined: not understood. No word at all counts from the first to the second. */
function endOf(rest: string, keys: ChartKeys): End | undefined {
  const { text, isFrom } = directionText(rest);
  if (text === '') return 'to';
  const turned = (end: End): End => (isFrom ? (end === 'to' ? 'from' : 'to') : end);
  const number = TO_NUMBER.exec(text)?.[1];
  if (number !== undefined) {
    if (Number(number) === keys.toNumber) return turned('to');
    return Number(number) === keys.fromNumber ? turned('from') : undefined;
  }
  if (TO_SECOND.test(text)) return turned('to');
  return TO_FIRST.test(text) ? turned('from') : undefined;
}

/** t of a typed fraction, strictly between the keys; null where it is none. */
export function parseFraction(typed: string, keys: ChartKeys): number | null {
  // NFKC makes ⑦ a 7, ⅓ a 1⁄3 and full-width signs plain.
  const text = typed.normalize('NFKC').replaceAll('⁄', '/').toLowerCase().trim();
  for (const { find, read } of VALUES) {
    const found = find.exec(text);
    if (found === null) continue;
    const value = read(found[1] ?? '', found[2] ?? '');
    const end = endOf(`${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`, keys);
    if (end === undefined) return null;
    const tUnit = end === 'to' ? value : 1 - value;
    return Number.isFinite(tUnit) && tUnit > 0 && tUnit < 1 ? tUnit : null;
  }
  return null;
}

const DENOMINATORS: readonly number[] = [2, 3, 4, 5, 6, 8, 16];
const SAME_FRACTION = 0.0015;

/** `1/3` where t is one that animators write, else `0.42`. */
export function sayFraction(tUnit: number): string {
  for (const denominator of DENOMINATORS) {
    const numerator = Math.round(tUnit * denominator);
    if (numerator <= 0 || numerator >= denominator) continue;
    if (Math.abs(numerator / denominator - tUnit) < SAME_FRACTION) return `${numerator}/${denominator}`;
  }
  return tUnit.toFixed(2);
}
