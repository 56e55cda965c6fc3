import type { Language } from '../contract/language';
import { blindScript } from './blind-script';
import { publishedTable } from './published';
import type { EvalReport, Row } from './report';
import type { ReportCase, ReportPicture } from './report-pictures';
import { REPORT_WORDS, type ReportWords } from './report-words';
import type { PictureScore } from './score-drawing';
import { structureFigures } from './structure-summary';
import { summarise } from './summary';
import { type BinTable, binTables, HEADLINE, shortNumber } from './tables';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const STYLE = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}
body{max-width:1400px;margin:0 auto;padding:24px;background:#bdbdbd;color:#161616}
@media(prefers-color-scheme:dark){body{background:#2f2f2f;color:#eee}}
table{border-collapse:collapse;margin:0 0 16px;font-variant-numeric:tabular-nums}
th,td{padding:2px 10px;text-align:right;border-bottom:1px solid #8886}
th{max-width:8em;vertical-align:bottom}
th:first-child,td:first-child{text-align:left;white-space:nowrap;max-width:none}
td{white-space:nowrap}
.wide{overflow-x:auto}
.case{margin:0 0 24px}
.row{display:flex;flex-wrap:wrap;gap:8px}
figure{margin:0}figcaption{font-size:12px;max-width:256px;overflow-wrap:anywhere}
img{width:256px;background:#fff;display:block}
h3{margin:0}summary{cursor:pointer;padding:4px 0}
.blind img{width:384px}
button{font:inherit;padding:6px 16px;margin:8px 8px 8px 0}
`;

function figure({ name, src }: ReportPicture): string {
  return `<figure><img loading="lazy" src="${src}" alt="${escapeHtml(name)}"><figcaption>${escapeHtml(name)}</figcaption></figure>`;
}

function table({ bin, methods }: BinTable, words: ReportWords): string {
  const heads = [
    `${bin} (${methods[0]?.drawings ?? 0})`,
    ...HEADLINE.map(({ figure }) => figure),
    'cdE5 median',
    'cdE5 p95',
    words.failures,
  ];
  const body = methods.map(({ method, figures, failures }) => {
    const cells = [
      method,
      ...HEADLINE.map(({ figure: name }) => shortNumber(figures[name]?.mean ?? Number.NaN)),
      shortNumber(figures.cdE5?.median ?? Number.NaN),
      shortNumber(figures.cdE5?.p95 ?? Number.NaN),
      `${(failures * 100).toFixed(0)} %`,
    ];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><tr>${heads.map((head) => `<th>${mayBreak(head)}</th>`).join('')}</tr>${body.join('')}</table></div>`;
}

/** Where a place is seen decides how hard it is: what is in neither key has to be made up. */
const BY_OCCLUSION: readonly (keyof PictureScore)[] = [
  ...(['psnrSeenInBothDb', 'psnrSeenInOneDb', 'psnrSeenInNoneDb'] as const),
  ...(['ssimSeenInBoth', 'ssimSeenInOne', 'ssimSeenInNone'] as const),
];

/** Nothing without labels. */
function occlusionTable(report: EvalReport, words: ReportWords): string {
  const methods = summarise(report.rows);
  if (!methods.some(({ figures }) => BY_OCCLUSION.some((name) => figures[name]))) return '';
  const heads = ['', ...BY_OCCLUSION].map((head) => `<th>${mayBreak(head)}</th>`).join('');
  const body = methods.map(({ method, figures }) => {
    const cells = [method, ...BY_OCCLUSION.map((name) => shortNumber(figures[name]?.mean ?? Number.NaN))];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<h2>${words.occlusion}</h2><div class="wide"><table><tr>${heads}</tr>${body.join('')}</table></div>`;
}

/** A name of a figure may go on in the next line where a new word begins. */
function mayBreak(text: string): string {
  return escapeHtml(text).replace(/([a-z0-9])([A-Z])/g, '$1<wbr>$2');
}

function structureTable(report: EvalReport, words: ReportWords): string {
  return Object.keys(report.structure)
    .map((model) => {
      const lines = structureFigures(report, model).map(
        ({ name, value, count }) =>
          `<tr><td>${escapeHtml(name)}</td><td>${shortNumber(value)}</td><td>${count}</td></tr>`,
      );
      if (lines.length === 0) return '';
      return `<table><tr><th>${escapeHtml(model)}: ${words.figure}</th><th>${words.value}</th><th>${words.count}</th></tr>${lines.join('')}</table>`;
    })
    .join('');
}

/** What a person compares stands in one line; what explains it is folded away below. */
function caseSection(one: ReportCase, rows: readonly Row[], words: ReportWords): string {
  const scoreOf = (method: string) =>
    rows.find((row) => row.case === one.case && row.tUnit === one.tUnit && row.method === method)?.score;
  const [judged, ...others] = one.drawings.map((drawing) => {
    const score = scoreOf(drawing.name);
    const said = score
      ? ` CD ${shortNumber(score.cdE5 ?? Number.NaN)}, ghost ${shortNumber(score.ghostRate ?? Number.NaN)}, ink ${shortNumber(score.inkRatio ?? Number.NaN)}`
      : '';
    return { name: `${drawing.name}${said}`, src: drawing.src };
  });
  const line = [one.keys[0], judged, one.unsure, one.truth, one.keys[1]].flatMap((picture) =>
    picture ? [figure(picture)] : [],
  );
  const more = [...others, ...one.overlays].map(figure).join('');
  const folded = more && `<details><summary>${words.more}</summary><div class="row">${more}</div></details>`;
  return `<section class="case"><h3>${escapeHtml(one.case)}, t ${one.tUnit.toFixed(3)}</h3><div class="row">${line.join('')}</div>${folded}</section>`;
}

/** One file that shows everything: figures, the worst, the median, and a blind comparison whose votes can be saved. */
export function reportHtml(
  report: EvalReport,
  shown: {
    readonly worst: readonly ReportCase[];
    readonly median: readonly ReportCase[];
    readonly blind: readonly ReportCase[];
  },
  language: Language,
): string {
  const words = REPORT_WORDS[language];
  const about = words.about(report.set, report.cases, report.time === 'chart' ? words.chart : words.plain);
  const sections = (cases: readonly ReportCase[]) => cases.map((one) => caseSection(one, report.rows, words)).join('');
  const notes = report.methods.map(({ name, note }) =>
    note ? `<li>${escapeHtml(name)}: ${escapeHtml(note)}</li>` : '',
  );
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}: ${escapeHtml(report.set)}</title><style>${STYLE}</style>
<h1>${words.title}</h1><p>${escapeHtml(about)} ${escapeHtml(report.program)}</p><ul>${notes.join('')}</ul><p>${words.traps}</p>
<h2>${words.tables}</h2>${binTables(report.rows)
    .map((one) => table(one, words))
    .join('')}
${occlusionTable(report, words)}
<h2>${words.published}</h2>${publishedTable(words)}
<h2>${words.structure}</h2>${structureTable(report, words)}
<h2>${words.blind}</h2>${blindScript(shown.blind, words)}
<h2>${words.worst(shown.worst.length)}</h2><p>${words.worstHow}</p>${sections(shown.worst)}
<h2>${words.median}</h2>${sections(shown.median)}
</html>
`;
}
