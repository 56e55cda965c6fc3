import { z } from 'zod';

export const languageSchema = z.enum(['ja', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** `ja` for a Japanese locale tag (ja, ja-JP, ja_JP.UTF-8), `en` for every other one. */
export function languageOfLocale(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
