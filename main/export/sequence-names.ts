import { basename, extname } from 'node:path/posix';
import type { Cel } from '../contract/cut';
import { keysOf } from '../contract/cut-queries';
import { paddingOf, parsePictureName } from '../ingest/picture-name';

/** How the files of a sequence are called: like the keys they come from. */
export interface SequenceNames {
  readonly prefix: string;
  readonly padding: number;
  readonly start: number;
  /** Between the number and the suffix, mostly nothing. */
  readonly tail: string;
}

/** Like the cel's first key: prefix, start and tail; digits as wide as the keys' own, or wider where the last number needs it. */
export function namesLikeKeys(cel: Cel, count: number): SequenceNames {
  const names = keysOf(cel).map((key) => parsePictureName(basename(key.file)));
  const known = names.filter((name) => name !== undefined);
  const start = known[0]?.number ?? 1;
  const keysPadding = paddingOf(known);
  const padding = keysPadding > 1 ? Math.max(keysPadding, String(start + count - 1).length) : 1;
  return { prefix: known[0]?.prefix ?? cel.name, padding, start, tail: known[0]?.tail ?? '' };
}

/** For frames of the whole cut: `012_0001.png`. */
export function namesOfCut(cutName: string, count: number): SequenceNames {
  return { prefix: `${fileNamePart(cutName)}_`, padding: Math.max(4, String(count).length), start: 1, tail: '' };
}

export function nameInSequence(names: SequenceNames, index: number, suffix: string): string {
  return `${names.prefix}${String(names.start + index).padStart(names.padding, '0')}${names.tail}${suffix}`;
}

export function suffixOf(file: string): string {
  return extname(file);
}

/** Makes any name a plain folder entry on every system. */
export function fileNamePart(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  const plain = name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return plain === '' ? '_' : plain;
}
