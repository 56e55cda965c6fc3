import { z } from 'zod';

/**
 * The difference between two documents as a small piece of JSON that leads from either to the other. Made for documents that share what
 * did not change: what is the same object is never looked into. A row whose frames all move by the same number costs one entry.
 */
export type Patch =
  | { readonly was: unknown; readonly is: unknown }
  | { readonly fields: Readonly<Record<string, Patch>> }
  | { readonly row: RowPatch };

export interface RowPatch {
  /** So many elements at the start are the same. */
  readonly keep: number;
  /** Then these were, and these are; or, as many as before, some of them changed inside. */
  readonly was: readonly unknown[];
  readonly is: readonly unknown[];
  readonly inside: readonly (readonly [index: number, patch: Patch])[];
  /** How many elements `inside` is about; 0 where `was` and `is` tell. */
  readonly insideCount: number;
  /** Then runs of elements whose whole-number fields all moved alike: how many, and by what. */
  readonly moved: readonly (readonly [count: number, by: Readonly<Record<string, number>>])[];
}

export const patchSchema: z.ZodType<Patch> = z.lazy(() =>
  z.union([
    z.strictObject({ was: z.unknown(), is: z.unknown() }),
    z.strictObject({ fields: z.record(z.string(), patchSchema) }),
    z.strictObject({ row: rowPatchSchema }),
  ]),
);

const countSchema = z.int().min(0);
const rowPatchSchema: z.ZodType<RowPatch> = z.strictObject({
  keep: countSchema,
  was: z.array(z.unknown()),
  is: z.array(z.unknown()),
  inside: z.array(z.tuple([countSchema, patchSchema])),
  insideCount: countSchema,
  moved: z.array(z.tuple([countSchema, z.record(z.string(), z.int())])),
});

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
  const shorter = Math.min(was.length, is.length);
  let keep = 0;
  while (keep < shorter && patchBetween(was[keep], is[keep]) === undefined) keep += 1;
  if (keep === was.length && keep === is.length) return undefined;
  const moved: [number, Record<string, number>][] = [];
  let tail = 0;
  for (; keep + tail < shorter; tail += 1) {
    const by = movedBy(was[was.length - 1 - tail], is[is.length - 1 - tail]);
    if (by === undefined) break;
    const run = moved[0];
    if (run && isSameMove(run[1], by)) run[0] += 1;
    else moved.unshift([1, by]);
  }
  const before = was.slice(keep, was.length - tail);
  const after = is.slice(keep, is.length - tail);
  const common = { keep, moved };
  if (before.length !== after.length) {
    return { row: { ...common, was: before, is: after, inside: [], insideCount: 0 } };
  }
  const inside = before.flatMap((element, index): [number, Patch][] => {
    const patch = patchBetween(element, after[index]);
    return patch ? [[index, patch]] : [];
  });
  return { row: { ...common, was: [], is: [], inside, insideCount: before.length } };
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
  const { row } = patch;
  return {
    row: {
      ...row,
      ...{ was: row.is, is: row.was },
      inside: row.inside.map(([index, inner]) => [index, inverseOf(inner)] as const),
      moved: row.moved.map(([count, by]) => [count, negative(by)] as const),
    },
  };
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

function patchedRow(value: unknown, row: RowPatch): unknown[] {
  const { keep, was, is, inside, insideCount, moved } = row;
  const tail = moved.reduce((sum, [count]) => sum + count, 0);
  if (!Array.isArray(value) || value.length !== keep + was.length + insideCount + tail) {
    throw new PatchMisfit('another number of elements');
  }
  const next: unknown[] = value.slice(0, keep + was.length + insideCount);
  next.splice(keep, was.length, ...is);
  for (const [index, inner] of inside) next[keep + index] = patched(next[keep + index], inner);
  let at = keep + was.length + insideCount;
  for (const [count, by] of moved) {
    const names = Object.entries(by);
    for (const element of value.slice(at, at + count)) next.push(names.length === 0 ? element : moveBy(element, names));
    at += count;
  }
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
