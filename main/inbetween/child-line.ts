import { NakawariError } from '../contract/errors';
import { type FromChild, fromChildSchema, type ToChild } from './child-messages';
import type { ChildHandle } from './fork-child';

export type Work = Extract<ToChild, { type: 'work' }>;
export type Reply = Exclude<FromChild, { type: 'ready' }>;

/** How a request ended: the child's answer, or no child any more. */
export type Ending =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'died'; readonly said: string };

export interface ChildLineOptions {
  readonly fork: () => ChildHandle;
  /** How long a cancelled run may take to stop by itself. */
  readonly graceMs: number;
}

interface RunningChild {
  readonly handle: ChildHandle;
  /** Resolves when the child can hear; also when it is gone. */
  readonly ready: Promise<void>;
  /** Resolves with its last words when it is gone. */
  readonly gone: Promise<string>;
  onReply: ((reply: Reply) => void) | undefined;
  isGone: boolean;
}

/** One child, started when needed and again after it died; one request at a time. */
export class ChildLine {
  readonly #options: ChildLineOptions;
  #child: RunningChild | undefined;

  constructor(options: ChildLineOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.isGone === false ? this.#child.handle.pid : undefined;
  }

  #start(): RunningChild {
    const handle = this.#options.fork();
    let nowReady: () => void = () => undefined;
    let nowGone: (said: string) => void = () => undefined;
    const child: RunningChild = {
      handle,
      ready: new Promise((resolve) => {
        nowReady = resolve;
      }),
      gone: new Promise((resolve) => {
        nowGone = resolve;
      }),
      onReply: undefined,
      isGone: false,
    };
    handle.onMessage((message) => {
      const heard = fromChildSchema.parse(message);
      if (heard.type === 'ready') nowReady();
      else child.onReply?.(heard);
    });
    handle.onExit((said) => {
      child.isGone = true;
      nowReady();
      nowGone(said);
    });
    return child;
  }

  /** Starts the child if there is none. Resolves when it can take work. */
  async open(): Promise<void> {
    if (!this.#child || this.#child.isGone) this.#child = this.#start();
    await this.#child.ready;
  }

  /**
   * Sends one request and waits for its end. When `signal` fires the child is asked to stop, and killed after the grace time;
   * either way this resolves only when the work has truly stopped.
   */
  async perform(work: Work, signal: AbortSignal | undefined): Promise<Ending> {
    await this.open();
    const child = this.#child;
    if (!child || child.isGone) return { kind: 'died', said: (await child?.gone) ?? '' };
    if (signal?.aborted) throw new NakawariError('cancelled');
    const replied = new Promise<Ending>((resolve) => {
      child.onReply = (reply) => {
        if (reply.requestId === work.requestId) resolve({ kind: 'reply', reply });
      };
    });
    const died = child.gone.then((said): Ending => ({ kind: 'died', said }));
    let grace: NodeJS.Timeout | undefined;
    const stop = () => {
      child.handle.send({ type: 'cancel', requestId: work.requestId });
      grace = setTimeout(() => child.handle.kill(), this.#options.graceMs);
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      child.handle.send(work);
      return await Promise.race([replied, died]);
    } finally {
      clearTimeout(grace);
      signal?.removeEventListener('abort', stop);
      child.onReply = undefined;
    }
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (!child || child.isGone) return;
    child.handle.kill();
    await child.gone;
  }
}
