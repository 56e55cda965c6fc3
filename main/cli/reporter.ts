import type { Obedience } from '../contract/cut';
import { describeError } from '../contract/error-sentences';
import type { ErrorReport } from '../contract/errors';
import type { Language } from '../contract/language';
import { TEXTS, type Texts } from './texts';

/** Where the lines go; tests pass their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Columns of a terminal on the error output; undefined when it is none. */
  readonly columns: number | undefined;
}

export interface DrawingLine {
  readonly file: string;
  readonly state: 'key' | 'generated';
  readonly t?: number;
  readonly reused?: boolean;
  readonly ms?: number;
  /** How well each correction was obeyed; left out where there was none. */
  readonly obedience?: readonly Obedience[];
}

export interface Counts {
  readonly generated: number;
  readonly reused: number;
  readonly keys: number;
  readonly failed: number;
}

const BAR_CELLS = 24;

/** Says what happens: JSON lines, or for people a bar on a terminal and plain lines elsewhere. */
export class Reporter {
  readonly #terminal: Terminal;
  readonly #language: Language;
  readonly #json: boolean;
  readonly texts: Texts;
  #done = 0;
  #total = 0;
  #startMs = 0;
  #barShown = false;

  constructor(terminal: Terminal, options: { language: Language; json: boolean }) {
    this.#terminal = terminal;
    this.#language = options.language;
    this.#json = options.json;
    this.texts = TEXTS[options.language];
  }

  start(total: number): void {
    this.#total = total;
    this.#startMs = performance.now();
    if (this.#json) this.#line({ type: 'start', total });
    else this.#bar();
  }

  drawing(line: DrawingLine): void {
    this.#done += 1;
    if (this.#json) this.#line({ type: 'drawing', done: this.#done, total: this.#total, ...line });
    else if (this.#terminal.columns === undefined) this.#terminal.out(`${this.#done}/${this.#total} ${line.file}\n`);
    else this.#bar();
  }

  /** @param file the result that will be missing, or the input that is at fault */
  failed(report: ErrorReport, file?: string): void {
    this.#done += file === undefined ? 0 : 1;
    if (this.#json) {
      const { says, next } = describeError(report, this.#language);
      this.#line({ type: 'error', code: report.code, detail: report.detail, ...(file ? { file } : {}), says, next });
      return;
    }
    this.#clearBar();
    const { says, next } = describeError(report, this.#language);
    this.#terminal.err(`${file ? `${file}: ` : ''}${says}\n  ${next}\n`);
    this.#bar();
  }

  /** How far a measurement is; a bar on a terminal, nothing in a pipe. */
  measured(done: number, total: number): void {
    if (this.#total !== total) this.#startMs = performance.now();
    this.#done = done;
    this.#total = total;
    if (this.#json) this.#line({ type: 'progress', done, total });
    else if (done < total) this.#bar();
    else this.#clearBar();
  }

  /** Something to read; only for people. */
  say(text: string): void {
    if (!this.#json) this.#terminal.out(`${text}\n`);
  }

  /** Something to know that stops nothing; only for people, and never in the results. */
  warn(text: string): void {
    if (this.#json) return;
    this.#clearBar();
    this.#terminal.err(`${text}\n`);
    this.#bar();
  }

  data(value: object): void {
    if (this.#json) this.#line(value);
  }

  end(counts: Counts): void {
    if (this.#json) {
      this.#line({ type: 'end', ...counts });
      return;
    }
    this.#clearBar();
    this.#terminal.out(`${this.texts.summary(counts)}\n`);
  }

  #line(value: object): void {
    this.#terminal.out(`${JSON.stringify(value)}\n`);
  }

  #bar(): void {
    const { columns } = this.#terminal;
    if (this.#json || columns === undefined || this.#total === 0) return;
    const filled = Math.round((BAR_CELLS * this.#done) / this.#total);
    const perDrawingMs = this.#done > 0 ? (performance.now() - this.#startMs) / this.#done : 0;
    const seconds = Math.ceil((perDrawingMs * (this.#total - this.#done)) / 1000);
    const left = this.#done > 0 && this.#done < this.#total ? `  ${this.texts.secondsLeft(seconds)}` : '';
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${this.#done}/${this.#total}${left}`;
    this.#terminal.err(`\r\u001b[K${bar.slice(0, Math.max(8, columns - 1))}`);
    this.#barShown = true;
  }

  #clearBar(): void {
    if (this.#barShown) this.#terminal.err('\r\u001b[K');
    this.#barShown = false;
  }
}
