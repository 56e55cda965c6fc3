import { isPng } from './png-chunks';

export const PICTURE_FORMATS = ['png', 'jpeg', 'webp', 'tiff'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

function ascii(bytes: Uint8Array, from: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[from + i] !== text.charCodeAt(i)) return false;
  return true;
}

/**
 * What a file is by its first bytes, whatever its name says: a format that is read, `gif` or `other-picture` (known, not
 * read), or undefined for anything else.
 */
export function sniffFormat(head: Uint8Array): PictureFormat | 'gif' | 'other-picture' | undefined {
  if (isPng(head) || (head.length < 8 && ascii(head, 1, 'PNG'))) return 'png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP')) return 'webp';
  const tiffMark = head[2] === 42 || head[3] === 42 || head[2] === 43 || head[3] === 43;
  if ((ascii(head, 0, 'II') || ascii(head, 0, 'MM')) && tiffMark) return 'tiff';
  if (ascii(head, 0, 'GIF8')) return 'gif';
  if (ascii(head, 0, '8BPS') || ascii(head, 4, 'ftyp') || ascii(head, 0, 'BM') || ascii(head, 0, 'v/1\u0001')) {
    return 'other-picture';
  }
  return undefined;
}
