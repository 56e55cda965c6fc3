/**
 * Rows of records as columns, for the wire: thousands of drawings and exposures have the same few fields and often the same values, and
 * written out one by one they are mostly repetition. Any rows that JSON can carry come back as they were.
 */
export interface PackedRows {
  /** Which shape follows for how many rows: shape, count, shape, count … */
  readonly order: readonly number[];
  readonly shapes: readonly PackedShape[];
}

interface PackedShape {
  readonly names: readonly string[];
  /** One for each name: a value for each row of this shape, or, where it repeats, value, count, value, count … */
  readonly columns: readonly ({ readonly each: readonly unknown[] } | { readonly runs: readonly unknown[] })[];
}

export function packRows(rows: readonly object[]): PackedRows {
  const order: number[] = [];
  const shapes: { readonly names: readonly string[]; readonly rows: object[] }[] = [];
  const indexOf = new Map<string, number>();
  for (const row of rows) {
    const names = Object.keys(row).filter((name) => Reflect.get(row, name) !== undefined);
    const shape = names.join('\n');
    const index = indexOf.get(shape) ?? shapes.push({ names, rows: [] }) - 1;
    indexOf.set(shape, index);
    shapes[index]?.rows.push(row);
    if (order.at(-2) === index) order.push((order.pop() ?? 0) + 1);
    else order.push(index, 1);
  }
  return {
    order,
    shapes: shapes.map(({ names, rows: ofShape }) => ({
      names,
      columns: names.map((name) => packColumn(ofShape.map((row) => Reflect.get(row, name)))),
    })),
  };
}

function packColumn(values: readonly unknown[]): PackedShape['columns'][number] {
  const runs: unknown[] = [];
  let last: unknown;
  let count = 0;
  for (const value of values) {
    if (count > 0 && isAlike(value, last)) {
      count += 1;
      continue;
    }
    if (count > 0) runs.push(last, count);
    // Runs that save nothing are not gone on with.
    if (runs.length > values.length) return { each: values };
    last = value;
    count = 1;
  }
  runs.push(last, count);
  return { runs };
}

/** Cheap: of two records or filled lists, only the same object counts. */
function isAlike(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.length === 0 && b.length === 0);
}

/** @throws TypeError for what `packRows` never makes */
export function unpackRows(packed: unknown): object[] {
  const { order, shapes } = isRecord(packed) ? packed : {};
  if (!Array.isArray(order) || !Array.isArray(shapes)) throw new TypeError('these are no packed rows');
  const readers = shapes.map(readerOf);
  const rows: object[] = [];
  for (let at = 0; at < order.length; at += 2) {
    const next = readers[Number(order[at])];
    if (next === undefined) throw new TypeError('a packed row has no shape');
    for (let left = Number(order[at + 1]); left > 0; left -= 1) rows.push(next());
  }
  return rows;
}

/** Gives the rows of one shape, one after the other. */
function readerOf(shape: unknown): () => object {
  const { names, columns } = isRecord(shape) ? shape : {};
  if (!Array.isArray(names) || !Array.isArray(columns)) throw new TypeError('this is no packed shape');
  const fields = names.map((name, index) => ({ name: String(name), values: valuesOf(columns[index]) }));
  let at = 0;
  return () => {
    const row: Record<string, unknown> = {};
    for (const { name, values } of fields) row[name] = values[at];
    at += 1;
    return row;
  };
}

function valuesOf(column: unknown): readonly unknown[] {
  const { each, runs } = isRecord(column) ? column : {};
  if (Array.isArray(each)) return each;
  if (!Array.isArray(runs)) throw new TypeError('this is no packed column');
  const values: unknown[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    for (let left = Number(runs[at + 1]); left > 0; left -= 1) values.push(runs[at]);
  }
  return values;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
