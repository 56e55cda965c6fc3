import type { PaletteStep } from '../contract/drawing-choice';
import { NakawariError } from '../contract/errors';
import type { ModelSummary } from '../contract/host';
import type { Provenance } from '../contract/provenance';
import type { Provider, ProviderSettled, ProviderWish } from '../contract/provider';
import { lacksOf, type ModelEntry } from '../inference/manifest';
import { type InstalledModel, KeptLibrary, modelOf } from '../inference/model-library';
import { type EngineWork, logId } from './engine-work';
import { provenanceOf } from './provenance';
import { ProviderChoice } from './provider-choice';

export interface EngineModelsOptions {
  /** What ships. */
  readonly weights: string;
  readonly added: readonly string[];
  readonly wish: ProviderWish;
  readonly version: string;
  readonly log: (logId: string, text: string) => void;
}

/** The models that the engine can draw with, and what each of them runs on. */
export class EngineModels {
  readonly #library: KeptLibrary;
  readonly #choice: ProviderChoice;
  readonly #version: string;
  readonly #work: EngineWork;

  constructor(options: EngineModelsOptions, work: EngineWork) {
    this.#library = new KeptLibrary(options.weights, options.added);
    this.#version = options.version;
    this.#work = work;
    this.#choice = new ProviderChoice(
      options.wish,
      (installed, wish) => this.#try(installed, wish),
      (text) => options.log(logId(), text),
    );
  }

  /** The default one when none is named; what it runs on is settled. @throws NakawariError model- codes */
  async settled(id: string | undefined): Promise<InstalledModel> {
    const installed = modelOf(await this.#library.read(), id);
    await this.#choice.settle(installed);
    return installed;
  }

  providerOf(model: ModelEntry): Provider {
    return this.#choice.of(model).provider;
  }

  async provider(id?: string): Promise<ProviderSettled> {
    return this.#choice.of((await this.settled(id)).model);
  }

  wish(wish: ProviderWish): void {
    this.#choice.wish(wish);
  }

  async summaries(): Promise<ModelSummary[]> {
    const library = await this.#library.read();
    return library.models.map(({ model }) => ({
      ...{ id: model.id, version: model.version, licence: model.licence },
      ...{ commercialUse: model.commercialUse, trainedOn: model.trainedOn },
      lacks: lacksOf(model),
      isDefault: model.id === library.default,
    }));
  }

  async provenance(id?: string, palette?: PaletteStep): Promise<Provenance> {
    const { model } = await this.settled(id);
    return provenanceOf(model, this.#version, this.providerOf(model), palette);
  }

  /** A driver that takes the child with it is refused like one that cannot be loaded. */
  async #try(installed: InstalledModel, wish: ProviderWish): Promise<ProviderSettled> {
    try {
      const work = { kind: 'settle-provider', wish } as const;
      // While it is tried nothing else is settled: the child is told of the processor.
      const act = () => this.#work.perform('settled', work, installed, 'cpu', undefined);
      return (await this.#work.inTurn('look', undefined, act)).settled;
    } catch (error) {
      if (!(error instanceof NakawariError) || error.code !== 'engine-died') throw error;
      const tried = wish === 'auto' || wish === 'cpu' ? [] : [wish];
      return { provider: 'cpu', refused: tried.map((one) => ({ provider: one, reason: 'it ends the program' })) };
    }
  }
}
