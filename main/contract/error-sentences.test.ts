import { describe, expect, it } from 'vitest';
import { describeError } from './error-sentences';
import { EN_SENTENCES } from './error-sentences.en';
import { JA_SENTENCES } from './error-sentences.ja';
import { ERROR_CODES } from './errors';
import { languageOfLocale } from './language';
import { REFUSALS, refusal } from './refusals';
import { EN_REFUSALS } from './refusals.en';
import { JA_REFUSALS } from './refusals.ja';

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the sentences a person reads when something cannot be done', () => {
  it.each(ERROR_CODES)('%s says what happened and what to do next, with the same facts in both languages', (code) => {
    const en = EN_SENTENCES[code];
    const ja = JA_SENTENCES[code];
    for (const text of [en.says, en.next, ja.says, ja.next]) expect(text.length).toBeGreaterThan(3);
    expect(namesIn(ja.says + ja.next)).toEqual(namesIn(en.says + en.next));
    expect(`${en.says}${en.next}${ja.says}${ja.next}`).not.toContain('!');
  });

  it('the Japanese ones are Japanese', () => {
    for (const code of ERROR_CODES) expect(JA_SENTENCES[code].next).toMatch(/[ぁ-んァ-ン一-龯]/);
  });

  it('names the facts of the case', () => {
    const report = { code: 'picture-too-large', detail: { file: 'A0001.png', width: 60000, height: 60000 } } as const;
    expect(describeError(report, 'en').says).toContain('A0001.png is 60000 x 60000 pixels');
    expect(describeError(report, 'ja').says).toContain('A0001.png は 60000 x 60000 ピクセル');
  });
});

describe('why a wish cannot be', () => {
  it.each(REFUSALS)(
    '%s is said in both languages, with the same facts, and with no English in the Japanese',
    (reason) => {
      const [en, ja] = [EN_REFUSALS[reason], JA_REFUSALS[reason]];
      expect(namesIn(ja.says + ja.next)).toEqual(namesIn(en.says + en.next));
      expect(`${ja.says}${ja.next}`.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]/);
      expect(describeError(refusal(reason).report(), 'ja').says).not.toMatch(/[A-Za-z]{2}/);
    },
  );
});

describe('the language of a locale', () => {
  it.each([
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['ja_JP.UTF-8', 'ja'],
    ['en-GB', 'en'],
    ['de_DE.UTF-8', 'en'],
    [undefined, 'en'],
  ])('%s gives %s', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});
