/** What a store id may be made of. A name without a value is not there, as in every JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** One text for one value: names sorted, no spaces. Two programs that mean the same write the same. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = entries.flatMap(([name, item]) =>
    item === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(item)}`],
  );
  return `{${said.join(',')}}`;
}
