import { describe, expect, it } from 'vitest';
import { isNodeNewEnough } from './check-node.mjs';
import { chooseLanguage } from './language.mjs';
import { npmCommand } from './npm-command.mjs';
import { isPythonNewEnough } from './python.mjs';
import { SENTENCES } from './sentences.mjs';

const factsIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('what set-up says', () => {
  it('tells the same facts in both languages', () => {
    expect(Object.keys(SENTENCES.ja)).toEqual(Object.keys(SENTENCES.en));
    const japanese = new Map<string, string>(Object.entries(SENTENCES.ja));
    for (const [name, text] of Object.entries(SENTENCES.en)) {
      expect(factsIn(japanese.get(name) ?? ''), name).toEqual(factsIn(text));
    }
  });

  it('is Japanese for a Japanese locale, by variable or by system', () => {
    expect(chooseLanguage({ LANG: 'ja_JP.UTF-8' }, 'en-US')).toBe('ja');
    expect(chooseLanguage({ LANG: 'ja_JP.UTF-8', LC_ALL: 'C.UTF-8' }, 'ja-JP')).toBe('en');
    expect(chooseLanguage({}, 'ja-JP')).toBe('ja');
    expect(chooseLanguage({}, 'de-DE')).toBe('en');
  });
});

describe('the tools that set-up starts from', () => {
  it('knows which Node is new enough', () => {
    expect(['20.18.3', '18.20.0'].map(isNodeNewEnough)).toEqual([false, false]);
    expect(['20.19.0', '22.0.0', '26.1.0'].map(isNodeNewEnough)).toEqual([true, true, true]);
  });

  it('knows which Python is new enough', () => {
    expect(['3.9\n', '2.7\n', 'Python was not found'].map(isPythonNewEnough)).toEqual([false, false, false]);
    expect(['3.10\n', '3.13\r\n'].map(isPythonNewEnough)).toEqual([true, true]);
  });

  it('starts npm without a shell wherever its script can be found', () => {
    const node = { platform: 'linux', execPath: '/n/bin/node' } as const;
    const given = npmCommand({ ...node, env: { npm_execpath: '/x/npm-cli.js' }, exists: () => true });
    expect(given).toEqual({ command: '/n/bin/node', args: ['/x/npm-cli.js'], shell: false });
    const yarn = npmCommand({ ...node, env: { npm_execpath: '/x/yarn.js' }, exists: () => false });
    expect(yarn).toEqual({ command: 'npm', args: [], shell: false });
  });
});
