/** A pair of elements that are the same thing, or a stretch in which nothing is. */
export type Aligned =
  | { readonly was: unknown; readonly is: unknown }
  | { readonly out: readonly unknown[]; readonly in: readonly unknown[] };

/**
 * Which elements of two rows are the same things. Those that either row names once are matched as far as they keep their order (the
 * longest rising run of them, as in a patience diff); between them, what begins or ends alike.
 */
export function alignRows(was: readonly unknown[], is: readonly unknown[]): Aligned[] {
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < shorter - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
  const aligned: Aligned[] = was.slice(0, start).map((element) => ({ was: element, is: element }));
  let [atWas, atIs] = [start, start];
  const [wasEnd, isEnd] = [was.length - end, is.length - end];
  for (const [wasIndex, isIndex] of anchors(was, is, start, wasEnd, isEnd)) {
    aligned.push(...alignGap(was.slice(atWas, wasIndex), is.slice(atIs, isIndex)));
    aligned.push({ was: was[wasIndex], is: is[isIndex] });
    [atWas, atIs] = [wasIndex + 1, isIndex + 1];
  }
  aligned.push(...alignGap(was.slice(atWas, wasEnd), is.slice(atIs, isEnd)));
  for (const element of was.slice(wasEnd)) aligned.push({ was: element, is: element });
  return aligned;
}

/** What tells a thing from its neighbours: its id, or the drawing it shows, or itself. */
function nameOf(element: unknown): unknown {
  if (typeof element !== 'object' || element === null) return element;
  if ('id' in element) return element.id;
  return 'drawingId' in element ? element.drawingId : element;
}

function anchors(
  was: readonly unknown[],
  is: readonly unknown[],
  start: number,
  wasEnd: number,
  isEnd: number,
): (readonly [number, number])[] {
  const inWas = onlyPlaces(was, start, wasEnd);
  const pairs = [...onlyPlaces(is, start, isEnd)].flatMap(([name, isIndex]): [number, number][] => {
    const wasIndex = inWas.get(name);
    return wasIndex === undefined ? [] : [[wasIndex, isIndex]];
  });
  return longestRising(pairs);
}

/** Names that come once, with their place, in order. */
function onlyPlaces(row: readonly unknown[], start: number, end: number): Map<unknown, number> {
  const places = new Map<unknown, number>();
  const twice = new Set<unknown>();
  for (let index = start; index < end; index += 1) {
    const name = nameOf(row[index]);
    if (places.has(name)) twice.add(name);
    else places.set(name, index);
  }
  for (const name of twice) places.delete(name);
  return places;
}

/** Of pairs that rise in their second number, the most that rise in both. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([value], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = index;
  });
  const rising: (readonly [number, number])[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}

function alignGap(was: readonly unknown[], is: readonly unknown[]): Aligned[] {
  if (was.length === is.length) return was.map((element, index) => ({ was: element, is: is[index] }));
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && nameOf(was[start]) === nameOf(is[start])) start += 1;
  let end = 0;
  while (end < shorter - start && nameOf(was[was.length - 1 - end]) === nameOf(is[is.length - 1 - end])) end += 1;
  return [
    ...was.slice(0, start).map((element, index) => ({ was: element, is: is[index] })),
    { out: was.slice(start, was.length - end), in: is.slice(start, is.length - end) },
    ...was.slice(was.length - end).map((element, index) => ({ was: element, is: is[is.length - end + index] })),
  ];
}
