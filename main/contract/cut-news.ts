import { z } from 'zod';
import { type Cel, cutIdSchema } from './cut';
import { type CutState, cutStateFactsSchema } from './cut-state';
import { packRows, unpackRows } from './packed-rows';
import { PatchMisfit, patched, patchSchema } from './patch';

/**
 * How the state of an open cut travels to the page: whole once, and from then on only what changed. Each state that is told has a number,
 * `at`; a call names the one that the page has (`seen`), and the answer leads from there to the newest. A cut of thousands of drawings costs
 * an edit what it changed, and "saved" next to nothing.
 */

/** Grows with each state of one open cut; no two openings of it share a number. */
export const stateNumberSchema = z.int().min(0);
/** What the page has; null: nothing, or nothing that it trusts. */
export const seenSchema = stateNumberSchema.nullable().default(null);

const wholeSchema = z.strictObject({
  cutId: cutIdSchema,
  at: stateNumberSchema,
  since: z.null(),
  facts: cutStateFactsSchema,
  /** Each cel, packed, as a text of its own, bottom to top: main writes it once, and the wire does not walk through it. */
  cels: z.array(z.string()).min(1),
});
const changesSchema = z.strictObject({
  cutId: cutIdSchema,
  at: stateNumberSchema,
  since: stateNumberSchema,
  /** From the state `since` to the state `at`; null: they are the same. */
  patch: patchSchema.nullable(),
});
export const cutNewsSchema = z.union([wholeSchema, changesSchema]);
export type CutNews = z.infer<typeof cutNewsSchema>;

/** A state as its receiver has it. What did not change between two of them is the same object. */
export interface HeldCut {
  readonly at: number;
  readonly state: CutState;
}

/**
 * The state after the news. The same object when they are older than what is held; undefined when they build on a state that is not held:
 * then the whole is to be asked for (`cuts.state`).
 */
export function heldAfter(held: HeldCut | null, news: CutNews): HeldCut | undefined {
  const isOfHeld = held?.state.cut.id === news.cutId;
  if (held !== null && isOfHeld && news.at <= held.at) return held;
  if (news.since === null) return wholeOf(news);
  if (held === null || !isOfHeld || news.since !== held.at) return undefined;
  if (news.patch === null) return { at: news.at, state: held.state };
  try {
    const state: unknown = patched(held.state, news.patch);
    return isState(state) ? { at: news.at, state } : undefined;
  } catch (error) {
    if (error instanceof PatchMisfit) return undefined;
    throw error;
  }
}

function wholeOf({ at, facts, cels }: z.infer<typeof wholeSchema>): HeldCut {
  return { at, state: { ...facts, cut: { ...facts.cut, cels: cels.map(celFromText) } } };
}

const packedTexts = new WeakMap<Cel, string>();

/** A cel as it travels. Cels are never changed in place: each is written once, whoever asks. */
export function packedTextOf(cel: Cel): string {
  const known = packedTexts.get(cel);
  if (known !== undefined) return known;
  const { drawings, exposures, spans, ...facts } = cel;
  const rows = { drawings: packRows(drawings), exposures: packRows(exposures), spans: packRows(spans) };
  const text = JSON.stringify({ facts, ...rows });
  packedTexts.set(cel, text);
  return text;
}

function celFromText(text: string): Cel {
  const { facts, drawings, exposures, spans }: Record<string, unknown> = JSON.parse(text);
  const rows = { drawings: unpackRows(drawings), exposures: unpackRows(exposures), spans: unpackRows(spans) };
  const cel = { ...(typeof facts === 'object' ? facts : {}), ...rows };
  if (!isCel(cel)) throw new TypeError('this is no cel');
  return cel;
}

/** Main checks every cel and every state against their schemas before they go (see main/desk/cut-teller.ts); here is seen that one came. */
function isCel(value: object): value is Cel {
  return 'id' in value && 'look' in value && 'drawings' in value;
}

function isState(value: unknown): value is CutState {
  return typeof value === 'object' && value !== null && 'cut' in value && 'revision' in value;
}
