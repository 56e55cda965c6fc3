import { setImmediate } from 'node:timers/promises';
import { analyseKey, type KeyAnalysis } from '../analysis/key-analysis';
import { withNothingSaid } from '../analysis/nothing-said';
import { analysePair, type PairAnalysis } from '../analysis/pair-analysis';
import { RecentlyUsed } from '../analysis/recently-used';
import { type WorkingSize, workingSize } from '../analysis/working-size';
import { NakawariError } from '../contract/errors';
import { type Graph, type GraphTensors, loadGraph } from '../inference/graph-session';
import { GRAPH_ROLES, type GraphEntry, readGraph } from '../inference/manifest';
import { type DecodedPicture, decodePicture } from '../ingest/decode-picture';
import type { ChildModel, ChildNetwork, ChildTwoImage } from './child-messages';
import { tweenInputs } from './draw-inbetween';

type GraphFile = Pick<GraphEntry, 'file' | 'sha256' | 'bytes'>;

interface KeyFile {
  readonly path: string;
  readonly sha256: string;
}

/** Asked between stages: throws `cancelled` when nobody wants the work any more. */
export type CheckWanted = () => void;

const DECODED_BYTES = 256 * 1024 * 1024;
const KEYS_KEPT = 12;
const PAIRS_KEPT = 4;
const TWEENS_KEPT = 3;

export interface StudioOptions {
  readonly threads: number;
}

/** What the child keeps between two drawings: graphs, decoded keys, analyses. Everything is found by content, so nothing goes stale. */
export class DrawingStudio {
  /** Time in graph runs since the last `takeGraphsMs`. */
  #graphsMs = 0;
  readonly #options: StudioOptions;
  readonly #graphs = new Map<string, Graph>();
  readonly #decoded = new RecentlyUsed<DecodedPicture>(DECODED_BYTES);
  readonly #keys = new RecentlyUsed<KeyAnalysis>(KEYS_KEPT);
  readonly #pairs = new RecentlyUsed<PairAnalysis>(PAIRS_KEPT);
  readonly #tweens = new RecentlyUsed<GraphTensors>(TWEENS_KEPT);

  constructor(options: StudioOptions) {
    this.#options = options;
  }

  takeGraphsMs(): number {
    const taken = this.#graphsMs;
    this.#graphsMs = 0;
    return taken;
  }

  async #graph(folder: string, entry: GraphFile): Promise<Graph> {
    const known = this.#graphs.get(entry.sha256);
    if (known) return known;
    const graph = await loadGraph(await readGraph(folder, entry), { threads: this.#options.threads });
    const timed: Graph = {
      ...graph,
      run: async (tensors) => {
        const start = performance.now();
        const outputs = await graph.run(tensors);
        this.#graphsMs += performance.now() - start;
        return outputs;
      },
    };
    this.#graphs.set(entry.sha256, timed);
    return timed;
  }

  /** Loads and verifies all graphs, so that an altered one is told before any work. */
  async load(model: ChildModel): Promise<void> {
    if (model.kind === 'two-image') await this.frameGraph(model);
    else for (const role of GRAPH_ROLES) await this.#graph(model.folder, model.graphs[role]);
  }

  /** @throws NakawariError model-invalid when the file is no graph, or not the one that its manifest describes */
  async frameGraph({ folder, graphs: { frame } }: ChildTwoImage): Promise<Graph> {
    const refused = (reason: string, cause?: unknown) =>
      new NakawariError('model-invalid', { file: frame.file, reason }, { cause });
    const graph = await this.#graph(folder, frame).catch((error: unknown) => {
      throw error instanceof NakawariError ? error : refused('onnxruntime cannot load it', error);
    });
    const missing = ['img0', 'img1', 't'].find((name) => !graph.inputNames.includes(name));
    if (missing) throw refused(`it takes no ${missing}`);
    if (!graph.outputNames.includes('frame')) throw refused('it gives no frame');
    return graph;
  }

  async decoded(key: KeyFile): Promise<DecodedPicture> {
    const known = this.#decoded.get(key.sha256);
    if (known) return known;
    const picture = await decodePicture(key.path);
    // A result must never be stored under the hash of a drawing that it was not made from.
    if (picture.facts.sha256 !== key.sha256) throw new NakawariError('document-changed');
    this.#decoded.set(key.sha256, picture, picture.pixels.rgba.byteLength);
    return picture;
  }

  sizeOf(picture: DecodedPicture, model: ChildModel): WorkingSize {
    const most = model.kind === 'two-image' ? model.mostAreaPx : undefined;
    return workingSize(picture.facts.widthPx, picture.facts.heightPx, model.multiple, most);
  }

  async key(key: KeyFile, model: ChildNetwork, check: CheckWanted): Promise<KeyAnalysis> {
    const name = `${model.graphs.key.sha256} ${key.sha256}`;
    const known = this.#keys.get(name);
    if (known) return known;
    const picture = await this.decoded(key);
    await turn(check);
    const found = await analyseKey(
      await this.#graph(model.folder, model.graphs.key),
      picture,
      this.sizeOf(picture, model),
    );
    this.#keys.set(name, found);
    await turn(check);
    return found;
  }

  async pair(key0: KeyFile, key1: KeyFile, model: ChildNetwork, check: CheckWanted): Promise<PairAnalysis> {
    const name = `${model.graphs.key.sha256} ${model.graphs.pair.sha256} ${key0.sha256} ${key1.sha256}`;
    const known = this.#pairs.get(name);
    if (known) return known;
    const analyses = [await this.key(key0, model, check), await this.key(key1, model, check)] as const;
    const size = this.sizeOf(await this.decoded(key0), model);
    const found = await analysePair(
      await this.#graph(model.folder, model.graphs.pair),
      analyses,
      model.graphs.pair.optional,
      size,
    );
    this.#pairs.set(name, found);
    await turn(check);
    return found;
  }

  async tween(
    key0: KeyFile,
    key1: KeyFile,
    tUnit: number,
    model: ChildNetwork,
    check: CheckWanted,
  ): Promise<GraphTensors> {
    const hashes = GRAPH_ROLES.map((role) => model.graphs[role].sha256).join(' ');
    const name = `${hashes} ${key0.sha256} ${key1.sha256} ${tUnit}`;
    const known = this.#tweens.get(name);
    if (known) return known;
    const pair = await this.pair(key0, key1, model, check);
    const size = this.sizeOf(await this.decoded(key0), model);
    const inputs = withNothingSaid(tweenInputs(pair, tUnit), model.graphs.tween.optional, size);
    const found = await (await this.#graph(model.folder, model.graphs.tween)).run(inputs);
    this.#tweens.set(name, found);
    await turn(check);
    return found;
  }
}

/** Lets a cancel message in, then asks whether to go on. */
async function turn(check: CheckWanted): Promise<void> {
  await setImmediate();
  await setImmediate();
  check();
}
