import type { Row } from './report';
import { PICTURE_FIGURES } from './score-drawing';

/** A field as RFC 4180 wants it. */
function field(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line a drawing and method, for a spreadsheet or a script. */
export function rowsAsCsv(rows: readonly Row[]): string {
  const head = ['case', 't', 'told t', 'method', 'motion bin', 'kind', ...PICTURE_FIGURES];
  const lines = rows.map((row) => [
    ...[row.case, row.tUnit, row.toldUnit, row.method, row.motionBin, row.kind],
    ...PICTURE_FIGURES.map((figure) => row.score[figure]),
  ]);
  return `${[head, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}
