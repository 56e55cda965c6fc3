import { z } from 'zod';
import { alignRows } from './align-rows';

/**
 * The difference between two documents as a small piece of JSON that leads from either to the other. Made for documents that share what
 * did not change: what is the same object is never looked into. A row whose frames all move by the same number costs one entry.
 */
export type Patch =
  | { readonly was: unknown; readonly is: unknown }
  | { readonly fields: Readonly<Record<string, Patch>> }
  | { readonly row: readonly RowPart[] };

/** What becomes of a row, from its start to its end. */
export type RowPart =
  /** So many elements stay. */
  | number
  /** So many elements stay but for their whole-number fields, which all move alike. */
  | { readonly moved: number; readonly by: Readonly<Record<string, number>> }
  /** One element changes inside. */
  | { readonly inside: Patch }
  /** These go, those come. */
  | { readonly out: readonly unknown[]; readonly in: readonly unknown[] };

const countSchema = z.int().min(0);

export const patchSchema: z.ZodType<Patch> = z.lazy(() =>
  z.union([
    z.strictObject({ was: z.unknown(), is: z.unknown() }),
    z.strictObject({ fields: z.record(z.string(), patchSchema) }),
    z.strictObject({ row: z.array(rowPartSchema) }),
  ]),
);
const rowPartSchema: z.ZodType<RowPart> = z.union([
  countSchema,
  z.strictObject({ moved: countSchema, by: z.record(z.string(), z.int()) }),
  z.strictObject({ inside: patchSchema }),
  z.strictObject({ out: z.array(z.unknown()), in: z.array(z.unknown()) }),
]);

/** Undefined when there is no difference. */
export function patchBetween(was: unknown, is: unknown): Patch | undefined {
  if (Object.is(was, is)) return undefined;
  if (Array.isArray(was) && Array.isArray(is)) return rowBetween(was, is);
  if (!isPlain(was) || !isPlain(is)) return { was, is };
  const names = Object.keys(is);
  if (names.length !== Object.keys(was).length || names.some((name) => !(name in was))) return { was, is };
  const fields: Record<string, Patch> = {};
  for (const name of names) {
    const patch = patchBetween(was[name], is[name]);
    if (patch) fields[name] = patch;
  }
  return Object.keys(fields).length === 0 ? undefined : { fields };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowBetween(was: readonly unknown[], is: readonly unknown[]): Patch | undefined {
  const parts = new RowParts();
  for (const pair of alignRows(was, is)) {
    if ('out' in pair) parts.swap(pair.out, pair.in);
    else parts.pair(pair.was, pair.is);
  }
  return parts.isEmpty ? undefined : { row: parts.all };
}

/** Parts of a row in the making; neighbours of one kind become one. */
class RowParts {
  readonly all: RowPart[] = [];
  isEmpty = true;

  pair(was: unknown, is: unknown): void {
    const by = movedBy(was, is);
    const last = this.all.at(-1);
    if (by !== undefined && Object.keys(by).length === 0) {
      if (typeof last === 'number') this.all[this.all.length - 1] = last + 1;
      else this.all.push(1);
      return;
    }
    this.isEmpty = false;
    if (by === undefined) this.all.push({ inside: patchBetween(was, is) ?? { was, is } });
    else if (typeof last === 'object' && 'moved' in last && isSameMove(last.by, by)) {
      this.all[this.all.length - 1] = { moved: last.moved + 1, by };
    } else this.all.push({ moved: 1, by });
  }

  swap(out: readonly unknown[], coming: readonly unknown[]): void {
    if (out.length === 0 && coming.length === 0) return;
    this.isEmpty = false;
    this.all.push({ out, in: coming });
  }
}

/** The whole-number fields in which two elements differ; undefined when they differ in anything else. {} when they are alike. */
function movedBy(was: unknown, is: unknown): Record<string, number> | undefined {
  if (Object.is(was, is)) return {};
  if (!isPlain(was) || !isPlain(is)) return undefined;
  const patch = patchBetween(was, is);
  if (!patch) return {};
  if (!('fields' in patch)) return undefined;
  const by: Record<string, number> = {};
  for (const [name, field] of Object.entries(patch.fields)) {
    if (!('was' in field) || !Number.isSafeInteger(field.was) || !Number.isSafeInteger(field.is)) return undefined;
    by[name] = Number(field.is) - Number(field.was);
  }
  return by;
}

function isSameMove(a: Record<string, number>, b: Record<string, number>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** The way back. */
export function inverseOf(patch: Patch): Patch {
  if ('fields' in patch) {
    return {
      fields: Object.fromEntries(Object.entries(patch.fields).map(([name, field]) => [name, inverseOf(field)])),
    };
  }
  if (!('row' in patch)) return { was: patch.is, is: patch.was };
  return { row: patch.row.map(inversePart) };
}

function inversePart(part: RowPart): RowPart {
  if (typeof part === 'number') return part;
  if ('moved' in part) return { moved: part.moved, by: negative(part.by) };
  if ('inside' in part) return { inside: inverseOf(part.inside) };
  return { out: part.in, in: part.out };
}

function negative(by: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(by).map(([name, number]) => [name, -number]));
}

/** A patch met a document that it was not made for. */
export class PatchMisfit extends Error {}

/**
 * The other document; it shares with the first what the patch does not touch.
 * @throws PatchMisfit
 */
export function patched(value: unknown, patch: Patch): unknown {
  if ('fields' in patch) {
    if (!isPlain(value)) throw new PatchMisfit('no record');
    const next = { ...value };
    for (const [name, field] of Object.entries(patch.fields)) {
      if (!Object.hasOwn(value, name)) throw new PatchMisfit(`no field ${name}`);
      next[name] = patched(value[name], field);
    }
    return next;
  }
  if ('row' in patch) return patchedRow(value, patch.row);
  if (!isAlike(value, patch.was)) throw new PatchMisfit('another value');
  return patch.is;
}

function patchedRow(value: unknown, row: readonly RowPart[]): unknown[] {
  if (!Array.isArray(value)) throw new PatchMisfit('no row');
  const next: unknown[] = [];
  let at = 0;
  const take = (count: number): unknown[] => {
    at += count;
    if (at > value.length) throw new PatchMisfit('too few elements');
    return value.slice(at - count, at);
  };
  for (const part of row) {
    if (typeof part === 'number') next.push(...take(part));
    else if ('moved' in part) {
      const by = Object.entries(part.by);
      for (const element of take(part.moved)) next.push(moveBy(element, by));
    } else if ('inside' in part) for (const element of take(1)) next.push(patched(element, part.inside));
    else {
      take(part.out.length);
      next.push(...part.in);
    }
  }
  if (at !== value.length) throw new PatchMisfit('too many elements');
  return next;
}

function moveBy(element: unknown, by: readonly (readonly [string, number])[]): unknown {
  if (!isPlain(element)) throw new PatchMisfit('no record in the row');
  const next = { ...element };
  for (const [name, number] of by) {
    const before = next[name];
    if (typeof before !== 'number') throw new PatchMisfit(`no number ${name}`);
    next[name] = before + number;
  }
  return next;
}

function isAlike(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || patchBetween(a, b) === undefined;
}
