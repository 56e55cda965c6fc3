/** The parts of a numbered picture's name: `A0001_fix.png` is prefix `A`, number 1, padding 4, tail `_fix`, suffix `.png`. */
export interface PictureName {
  readonly prefix: string;
  readonly number: number;
  /** Digits as written, leading zeros included. */
  readonly digits: string;
  /** What stands between the number and the suffix, mostly nothing. */
  readonly tail: string;
  readonly suffix: string;
}

const READ_SUFFIXES = ['.png', '.jpg', '.jpeg', '.webp', '.tif', '.tiff'];
/** Pictures by their name that Nakawari does not read. Beside readable ones they are sources or previews and are left alone. */
const UNREAD_SUFFIXES = ['.gif', '.bmp', '.tga', '.psd', '.clip', '.exr', '.heic', '.avif', '.jxl', '.svg'];

function suffixOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0 ? '' : fileName.slice(dot);
}

export function hasReadSuffix(fileName: string): boolean {
  return READ_SUFFIXES.includes(suffixOf(fileName).toLowerCase());
}

export function hasUnreadSuffix(fileName: string): boolean {
  return UNREAD_SUFFIXES.includes(suffixOf(fileName).toLowerCase());
}

/** The last number in the stem counts: `cut12_A3.png` is drawing 3. Undefined when there is none. */
export function parsePictureName(fileName: string): PictureName | undefined {
  const suffix = suffixOf(fileName);
  const stem = fileName.slice(0, fileName.length - suffix.length);
  const match = /^(.*?)(\d+)(\D*)$/s.exec(stem);
  if (!match) return undefined;
  const [, prefix = '', digits = '', tail = ''] = match;
  const number = Number(digits);
  return Number.isSafeInteger(number) ? { prefix, number, digits, tail, suffix } : undefined;
}

/** How wide numbers are written in a cel: as wide as a zero-padded name shows, else as wide as the shortest. */
export function paddingOf(names: readonly PictureName[]): number {
  const padded = names.find((name) => name.digits.length > 1 && name.digits.startsWith('0'));
  if (padded) return padded.digits.length;
  return names.length === 0 ? 1 : Math.min(...names.map((name) => name.digits.length));
}
