/**
 * The language for the sentences printed before the program itself runs.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} [systemLocale] what the system says where no variable is set (Windows, macOS)
 * @returns {'ja' | 'en'}
 */
export function chooseLanguage(env, systemLocale = Intl.DateTimeFormat().resolvedOptions().locale) {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale;
  return named.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
