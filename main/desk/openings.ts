import type { Opening } from '../contract/procedures';
import { Told } from '../jobs/told';

/** Thousands of files are gone through: what moves on between two tellings is not told. */
const TELL_EVERY_MS = 70;

/** How far the openings of cuts have come, for whoever looks. */
export class Openings {
  readonly #told = new Told();
  readonly #going = new Set<{ now: Opening }>();

  begin(name: string): OpeningProgress {
    const entry = { now: { name, phase: 'looking', done: 0, total: 0 } satisfies Opening as Opening };
    this.#going.add(entry);
    this.#told.tell();
    let toldMs = performance.now();
    return {
      report: (phase, done, total) => {
        const isNewPhase = entry.now.phase !== phase;
        entry.now = { name, phase, done, total };
        const nowMs = performance.now();
        if (!isNewPhase && nowMs - toldMs < TELL_EVERY_MS) return;
        toldMs = nowMs;
        this.#told.tell();
      },
      end: () => {
        this.#going.delete(entry);
        this.#told.tell();
      },
    };
  }

  /** The opening that began last, or null; now and after every change. */
  watch(signal?: AbortSignal): AsyncGenerator<Opening | null, void, void> {
    return this.#told.watch(() => [...this.#going].at(-1)?.now ?? null, signal);
  }
}

export interface OpeningProgress {
  report(phase: Opening['phase'], done: number, total: number): void;
  end(): void;
}
