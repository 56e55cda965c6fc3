import { randomBytes } from 'node:crypto';
import { NakawariError } from '../contract/errors';
import type { Provider } from '../contract/provider';
import type { InstalledModel } from '../inference/model-library';
import { ChildLine, type ChildLineOptions, type Reply, type Work } from './child-line';
import { childModel } from './child-model';
import { type Rank, Turns } from './turns';

const ATTEMPTS = 2;

export function logId(): string {
  return randomBytes(4).toString('hex');
}

export interface EngineWorkOptions extends ChildLineOptions {
  /** Nakawari's version: it is written into the drawings. */
  readonly version: string;
  readonly log: (logId: string, text: string) => void;
}

/** The engine's work: one request at a time in the child, which is replaced when it dies; failures become errors that a person may read. */
export class EngineWork {
  readonly #options: EngineWorkOptions;
  readonly #line: ChildLine;
  readonly #turns = new Turns();
  #requests = 0;
  #closed = false;

  constructor(options: EngineWorkOptions) {
    this.#options = options;
    this.#line = new ChildLine(options);
  }

  get childPid(): number | undefined {
    return this.#line.pid;
  }

  /** A request cancelled while it waits ends at once. @throws NakawariError cancelled, and what `act` throws */
  inTurn<Result>(rank: Rank, signal: AbortSignal | undefined, act: () => Promise<Result>): Promise<Result> {
    const wanted = async () => {
      this.throwIfUnwanted(signal);
      const result = await act();
      // What was finished is in the store; the person who cancelled hears that it was cancelled.
      this.throwIfUnwanted(signal);
      return result;
    };
    return this.#turns.take(rank, wanted, signal, () => new NakawariError('cancelled'));
  }

  /** @throws NakawariError cancelled */
  throwIfUnwanted(signal: AbortSignal | undefined): void {
    if (this.#closed || signal?.aborted) throw new NakawariError('cancelled');
  }

  /** The child's answer of the kind that was asked for. @throws NakawariError engine-died, engine-failed, cancelled, and what the child tells */
  async perform<Type extends Reply['type']>(
    type: Type,
    work: Work['work'],
    installed: InstalledModel,
    provider: Provider,
    signal: AbortSignal | undefined,
  ): Promise<Extract<Reply, { type: Type }>> {
    const reply = await this.#reply(work, installed, provider, signal);
    const isAsked = (one: Reply): one is Extract<Reply, { type: Type }> => one.type === type;
    if (!isAsked(reply)) throw new Error('the child answered something else');
    return reply;
  }

  async #reply(
    work: Work['work'],
    installed: InstalledModel,
    provider: Provider,
    signal: AbortSignal | undefined,
  ): Promise<Reply> {
    const { version, log } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      this.#requests += 1;
      const message = { requestId: this.#requests, version, model: childModel(installed), work, provider };
      const ending = await this.#line.perform({ type: 'work', ...message }, signal);
      if (ending.kind === 'reply') {
        if (ending.reply.type === 'failed') throw this.#failure(ending.reply);
        return ending.reply;
      }
      this.throwIfUnwanted(signal);
      log(logId(), `The drawing child stopped (attempt ${attempt + 1}). ${ending.said}`);
    }
    throw new NakawariError('engine-died');
  }

  #failure(reply: Extract<Reply, { type: 'failed' }>): NakawariError {
    if (reply.error) return new NakawariError(reply.error.code, reply.error.detail);
    const log = logId();
    this.#options.log(log, reply.stack);
    const [reason = ''] = reply.stack.split('\n');
    // The reason goes to a person, perhaps over a wire: no paths.
    return new NakawariError('engine-failed', { reason: /[\\/]/.test(reason) ? 'runtime' : reason.slice(0, 120), log });
  }

  async open(): Promise<void> {
    await this.#line.open();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#line.close();
    await this.#turns.idle();
  }
}
