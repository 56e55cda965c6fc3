import { z } from 'zod';
import type { Cut } from '../contract/cut';
import { type Patch, patchSchema } from '../contract/patch';
import { beginHistory, type History, jump, redo, type Step } from './history';
import { celOfStep } from './migrations';

/**
 * The history as lines that are only ever appended: a head, then one line for each step and each move within the steps. A line begins with
 * its line break, so what a kill cut short stands alone and is passed over. The document tells how many lines it contains
 * (`CutFile.history`); the lines after those are done again when it is opened, so a kill between the two loses nothing.
 */

const LOG_FORMAT = 'nakawari-history';
const LOG_VERSION = 1;

const headSchema = z.strictObject({ format: z.literal(LOG_FORMAT), version: z.literal(LOG_VERSION), log: z.string() });
const stepSchema = z.strictObject({
  step: z.string(),
  at: z.string(),
  patch: patchSchema,
  joined: z.literal(true).optional(),
});
const goSchema = z.strictObject({ go: z.int().min(0) });
const recordSchema = z.union([stepSchema, goSchema]);
type LogRecord = z.infer<typeof recordSchema>;

const lineOf = (record: unknown): string => `\n${JSON.stringify(record)}`;

/** The first line of a log. @param log an id that no other log of the cut has */
export function logHead(log: string): string {
  return lineOf({ format: LOG_FORMAT, version: LOG_VERSION, log });
}

/** The one line to append when one history became the other by a step, an undo, a redo or a jump; '' when nothing happened. */
export function logLine(before: History, after: History): string {
  const step = after.steps[after.position - 1];
  const isNewStep = step !== undefined && !before.steps.includes(step);
  if (isNewStep) return lineOf(recordOf(step));
  return before.position === after.position ? '' : lineOf({ go: after.position });
}

function recordOf({ name, at, patch, joined }: Step): LogRecord {
  return { step: name, at, patch, ...(joined && { joined }) };
}

/** A log of its own for a whole history: without what was undone and then given up, and without the ways back and forth. */
export function compactLog(log: string, history: History): { readonly text: string; readonly lines: number } {
  const lines = [logHead(log), ...history.steps.map((step) => lineOf(recordOf(step)))];
  if (history.position !== history.steps.length) lines.push(lineOf({ go: history.position }));
  return { text: lines.join(''), lines: lines.length };
}

/** A log with that many more lines than its history needs is worth a compaction. */
const MOST_LINES_TO_SPARE = 1000;

export function isWorthCompacting(lines: number, history: History): boolean {
  return lines > 2 * history.steps.length + MOST_LINES_TO_SPARE;
}

export interface OpenedHistory {
  readonly history: History;
  /** Lines that can be read, head included: what the next `CutFile.history` counts on from. */
  readonly lines: number;
}

/**
 * The history of a cut that was opened: its steps as they were, and then whatever the log knows that the document does not. Undefined
 * when the log is of another document, or ends before it: then the document stands without a history.
 */
export function openHistory(
  cut: Cut,
  saved: { readonly log: string; readonly lines: number },
  text: string,
): OpenedHistory | undefined {
  const [head, ...rest] = text.split('\n').flatMap(parsedLine);
  const parsedHead = headSchema.safeParse(head);
  if (!parsedHead.success || parsedHead.data.log !== saved.log) return undefined;
  const records = rest.flatMap((line): LogRecord[] => {
    const record = recordSchema.safeParse(line);
    return record.success ? [record.data] : [];
  });
  const contained = saved.lines - 1;
  if (records.length < contained) return undefined;
  let history = beginHistory(cut);
  for (const record of records.slice(0, contained)) history = followOnPaper(history, record);
  if (history.position > history.steps.length) return undefined;
  let lines = saved.lines;
  for (const record of records.slice(contained)) {
    const next = follow(history, record);
    if (!next) break;
    history = next;
    lines += 1;
  }
  return { history, lines };
}

function parsedLine(line: string): unknown[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** What a record does to the list of steps; the cut has it already. */
function followOnPaper(history: History, record: LogRecord): History {
  if ('go' in record) return { ...history, position: record.go };
  const steps = [...history.steps.slice(0, history.position), stepOf(record)];
  return { ...history, steps, position: steps.length };
}

/** The same, and the cut goes with it. Undefined when the record does not fit: it and all after it are of no use. */
function follow(history: History, record: LogRecord): History | undefined {
  if ('go' in record) {
    const next = jump(history, record.go);
    return next.position === record.go ? next : undefined;
  }
  const steps = [...history.steps.slice(0, history.position), stepOf(record)];
  const next = redo({ ...history, steps });
  return next.position === steps.length ? next : undefined;
}

function stepOf({ step, at, patch, joined }: Extract<LogRecord, { step: string }>): Step {
  return { name: step, at, patch: withTodaysCels(patch), isFromDisk: true, ...(joined && { joined }) };
}

/** Steps of documents of version 2 name cels as they were then. */
function withTodaysCels(patch: Patch): Patch {
  const cels = 'fields' in patch ? patch.fields.cels : undefined;
  if (!('fields' in patch) || !cels || !('row' in cels)) return patch;
  const row = cels.row.map((part) =>
    typeof part === 'object' && 'out' in part ? { out: part.out.map(celOfStep), in: part.in.map(celOfStep) } : part,
  );
  return { fields: { ...patch.fields, cels: { row } } };
}
