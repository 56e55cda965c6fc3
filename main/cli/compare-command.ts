import type { Language } from '../contract/language';
import { readReport } from '../judge/report';
import { binTables, compareReports, shortNumber, textTable } from '../judge/tables';
import { EVAL_TEXTS } from './eval-texts';
import { EXIT, type ExitCode } from './exit-codes';
import type { Reporter } from './reporter';

/** `compare`: tables a bin, and paired differences with intervals. @throws NakawariError input-invalid */
export async function compare(folders: readonly string[], reporter: Reporter, language: Language): Promise<ExitCode> {
  const texts = EVAL_TEXTS[language];
  const reports = [];
  for (const folder of folders) reports.push(await readReport(folder));
  for (const table of binTables(reports.flatMap((report) => report.rows))) reporter.say(`${textTable(table)}\n`);
  const comparisons = compareReports(reports);
  reporter.data({ type: 'comparison', comparisons });
  reporter.say(texts.against(reports[0]?.methods[0]?.name ?? ''));
  let bin = '';
  for (const one of comparisons) {
    if (one.bin !== bin) reporter.say(`\n${one.bin} (${one.pairs})`);
    bin = one.bin;
    const interval = `${shortNumber(one.mean)} [${shortNumber(one.low)}, ${shortNumber(one.high)}]`;
    reporter.say(`  ${one.second.padEnd(24)} ${one.figure.padEnd(20)} ${interval.padEnd(28)} ${texts[one.verdict]}`);
  }
  return EXIT.done;
}
