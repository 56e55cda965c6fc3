import { EN_SENTENCES } from './error-sentences.en';
import { JA_SENTENCES } from './error-sentences.ja';
import type { ErrorCode, ErrorReport } from './errors';
import type { Language } from './language';
import { REFUSALS, type Refusal } from './refusals';
import { EN_REFUSALS } from './refusals.en';
import { JA_REFUSALS } from './refusals.ja';
import type { Sentence } from './sentence';

const SENTENCES: Record<Language, Record<ErrorCode, Sentence>> = { en: EN_SENTENCES, ja: JA_SENTENCES };
const REFUSED: Record<Language, Record<Refusal, Sentence>> = { en: EN_REFUSALS, ja: JA_REFUSALS };

function sentenceOf({ code, detail }: ErrorReport, language: Language): Sentence {
  const refused = code === 'input-invalid' ? REFUSALS.find((reason) => reason === detail.reason) : undefined;
  return refused === undefined ? SENTENCES[language][code] : REFUSED[language][refused];
}

/** The two sentences a person reads: what happened, and the next step. */
export function describeError(report: ErrorReport, language: Language): Sentence {
  const sentence = sentenceOf(report, language);
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(report.detail[name] ?? '?'));
  return { says: fill(sentence.says), next: fill(sentence.next) };
}
