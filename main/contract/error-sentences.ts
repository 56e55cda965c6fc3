import { EN_SENTENCES } from './error-sentences.en';
import { JA_SENTENCES } from './error-sentences.ja';
import type { ErrorCode, ErrorReport } from './errors';
import type { Language } from './language';
import type { Sentence } from './sentence';

const SENTENCES: Record<Language, Record<ErrorCode, Sentence>> = { en: EN_SENTENCES, ja: JA_SENTENCES };

/** The two sentences a person reads: what happened, and the next step. */
export function describeError(report: ErrorReport, language: Language): Sentence {
  const sentence = SENTENCES[language][report.code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(report.detail[name] ?? '?'));
  return { says: fill(sentence.says), next: fill(sentence.next) };
}
