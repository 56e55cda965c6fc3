import { randomInt } from 'node:crypto';
import { isSoundCut } from '../contract/checked-cut';
import type { Cut } from '../contract/cut';
import { type CutNews, packedTextOf } from '../contract/cut-news';
import { type CutState, cutStateFactsSchema } from '../contract/cut-state';
import { type Patch, patchBetween } from '../contract/patch';
import { patchBetweenCuts } from '../timeline/history';

/** States that a page may still build on. One that is further behind is told the whole. */
export const MOST_KEPT = 16;

/** Tells the state of one open cut: whole to who has nothing, else what changed since the state that the page has. */
export class CutTeller {
  #at = randomInt(2 ** 40);
  readonly #kept = new Map<number, CutState>();
  #newest: CutState | undefined;
  #sound: Cut | undefined;
  /** The page that edited and those that watch are told the same. */
  #told: { readonly since: number; readonly at: number; readonly patch: Patch | null } | undefined;

  /** @param sound a cut that was checked against its schema; what the first state shares with it is not checked again */
  constructor(sound: Cut | undefined) {
    this.#sound = sound;
  }

  news(state: CutState, seen: number | null): CutNews {
    this.#take(state);
    const newest = this.#newest ?? state;
    const cutId = newest.cut.id;
    const at = this.#at;
    const had = seen === null ? undefined : this.#kept.get(seen);
    if (seen === null || had === undefined) {
      const { cels, ...facts } = newest.cut;
      return { cutId, at, since: null, facts: { ...newest, cut: facts }, cels: cels.map(packedTextOf) };
    }
    if (this.#told?.since !== seen || this.#told.at !== at) {
      this.#told = { since: seen, at, patch: changesBetween(had, newest) };
    }
    return { cutId, at, since: seen, patch: this.#told.patch };
  }

  #take(state: CutState): void {
    if (this.#newest !== undefined && isSameState(this.#newest, state)) return;
    this.#check(state);
    this.#newest = state;
    this.#at += 1;
    this.#kept.set(this.#at, state);
    this.#kept.delete(this.#at - MOST_KEPT);
  }

  /** A patch says too little to be checked on its way: here is checked what it leads to. */
  #check(state: CutState): void {
    if (!isSoundCut(state.cut, this.#sound)) throw new Error('the cut is not what its schema says');
    this.#sound = state.cut;
    const { cels: _cels, ...cut } = state.cut;
    const { missing, damaged, ...rest } = state;
    const isSameFolder = missing === this.#newest?.missing && damaged === this.#newest.damaged;
    const facts = { ...rest, cut, ...(isSameFolder ? { missing: [], damaged: [] } : { missing, damaged }) };
    if (!cutStateFactsSchema.safeParse(facts).success) throw new Error('the state is not what its schema says');
  }
}

/** By identity, field by field: what is not changed stays the same object. */
function isSameState(was: CutState, is: CutState): boolean {
  return Object.entries(is).every(([name, value]) => Object.is(Reflect.get(was, name), value));
}

function changesBetween({ cut: cutWas, ...was }: CutState, { cut: cutIs, ...is }: CutState): Patch | null {
  const cut = patchBetweenCuts(cutWas, cutIs);
  const facts = patchBetween(was, is);
  if (facts !== undefined && !('fields' in facts)) throw new Error('two states differ in what they have');
  return facts === undefined && cut === undefined ? null : { fields: { ...facts?.fields, ...(cut && { cut }) } };
}
