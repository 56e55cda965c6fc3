import type { Provider, ProviderSettled, ProviderWish } from '../contract/provider';
import { graphsOf, type ModelEntry } from '../inference/manifest';
import type { InstalledModel } from '../inference/model-library';

/** Asks the drawing child to try what is wished for with this model. */
type AskChild = (installed: InstalledModel, wish: ProviderWish) => Promise<ProviderSettled>;

const ON_PROCESSOR: ProviderSettled = { provider: 'cpu', refused: [] };

/** What the networks run on: tried once a model and wish, told once, the same from then on. */
export class ProviderChoice {
  #wish: ProviderWish;
  readonly #ask: AskChild;
  readonly #tell: (text: string) => void;
  readonly #asked = new Map<string, Promise<ProviderSettled>>();
  readonly #settled = new Map<string, ProviderSettled>();

  constructor(wish: ProviderWish, ask: AskChild, tell: (text: string) => void) {
    this.#wish = wish;
    this.#ask = ask;
    this.#tell = tell;
  }

  /** From the next drawing on. */
  wish(wish: ProviderWish): void {
    this.#wish = wish;
  }

  #nameOf(model: ModelEntry): string {
    return [this.#wish, ...graphsOf(model).map(({ sha256 }) => sha256)].join(' ');
  }

  /** What was settled for a model; the processor as long as nothing was. */
  of(model: ModelEntry): ProviderSettled {
    return this.#settled.get(this.#nameOf(model)) ?? ON_PROCESSOR;
  }

  async settle(installed: InstalledModel): Promise<Provider> {
    if (this.#wish === 'cpu') return 'cpu';
    const name = this.#nameOf(installed.model);
    const wish = this.#wish;
    const asked = this.#asked.get(name) ?? this.#try(installed, wish);
    this.#asked.set(name, asked);
    try {
      const settled = await asked;
      this.#settled.set(name, settled);
      return settled.provider;
    } catch (error) {
      // Cancelled before it was known: the next drawing asks again.
      this.#asked.delete(name);
      throw error;
    }
  }

  async #try(installed: InstalledModel, wish: ProviderWish): Promise<ProviderSettled> {
    const settled = await this.#ask(installed, wish);
    const why = settled.refused.map(({ provider, reason }) => `${provider}: ${reason}`);
    if (why.length > 0) this.#tell(`${installed.model.id} runs on ${settled.provider}. Not on ${why.join('; ')}`);
    return settled;
  }
}
