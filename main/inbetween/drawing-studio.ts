import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { analyseImage, analyseKey, type KeyAnalysis } from '../analysis/key-analysis';
import { withNothingSaid } from '../analysis/nothing-said';
import { analysePair, type PairAnalysis } from '../analysis/pair-analysis';
import { RecentlyUsed } from '../analysis/recently-used';
import { halfWorkingSize, type WorkingSize, workingSize } from '../analysis/working-size';
import { NakawariError } from '../contract/errors';
import type { Provider } from '../contract/provider';
import { NOTHING, type Said } from '../corrections/said';
import { type Graph, type GraphTensors, loadGraph } from '../inference/graph-session';
import { GRAPH_ROLES, type GraphEntry, type GraphRole, readGraph } from '../inference/manifest';
import { type DecodedPicture, decodePicture } from '../ingest/decode-picture';
import type { ChildModel, ChildNetwork, ChildTwoImage } from './child-messages';
import { tweenInputs } from './draw-inbetween';
import { saidName } from './said-name';

type GraphFile = Pick<GraphEntry, 'file' | 'sha256' | 'bytes'>;

interface KeyFile {
  readonly path: string;
  readonly sha256: string;
}

/** `half`: all at half the working size, for a preview. */
export type Detail = 'full' | 'half';

/** What is said to the graphs, and at which size they look. */
export interface Telling {
  readonly detail?: Detail;
  readonly toPair?: Said;
  readonly toTween?: Said;
  readonly wanted?: Wanted;
}

/** Of a tween. `drawing`: what composing it takes and how unsure it is, and none of what is only looked at. Default: all. */
export type Wanted = 'drawing' | 'everything';

const OF_DRAWING: ReadonlySet<string> = new Set([
  ...['flow_t0', 'flow_t1', 'blend', 'residual', 'parts', 'uncertainty'],
]);

function outputsOf(role: GraphRole, wanted: Wanted): ReadonlySet<string> | undefined {
  return role === 'tween' && wanted === 'drawing' ? OF_DRAWING : undefined;
}

/** Asked between stages: throws `cancelled` when nobody wants the work any more. */
export type CheckWanted = () => void;

const DECODED_BYTES = 256 * 1024 * 1024;
const KEYS_KEPT = 12;
/** At both sizes, with and without what a person said. */
const PAIRS_KEPT = 6;
/** With corrections each drawing has one without them beside it. */
const TWEENS_KEPT = 4;

export interface StudioOptions {
  readonly threads: number;
}

/** What the child keeps between two drawings: graphs, decoded keys, analyses. Everything is found by content, so nothing goes stale. */
export class DrawingStudio {
  /** Time in graph runs since the last `takeGraphsMs`. */
  #graphsMs = 0;
  /** Which graphs ran since the last `takeRuns`. */
  #runs: GraphRole[] = [];
  #provider: Provider = 'cpu';
  readonly #options: StudioOptions;
  readonly #graphs = new Map<string, Graph>();
  readonly #decoded = new RecentlyUsed<DecodedPicture>(DECODED_BYTES);
  readonly #keys = new RecentlyUsed<KeyAnalysis>(KEYS_KEPT);
  readonly #pairs = new RecentlyUsed<PairAnalysis>(PAIRS_KEPT);
  readonly #tweens = new RecentlyUsed<GraphTensors>(TWEENS_KEPT);

  constructor(options: StudioOptions) {
    this.#options = options;
  }

  /** What was seen on another provider is seen anew: results must not mix what two have computed. */
  runOn(provider: Provider): void {
    if (provider === this.#provider) return;
    this.#provider = provider;
    for (const seen of [this.#keys, this.#pairs, this.#tweens]) seen.clear();
  }

  takeGraphsMs(): number {
    const taken = this.#graphsMs;
    this.#graphsMs = 0;
    return taken;
  }

  takeRuns(): GraphRole[] {
    return this.#runs.splice(0);
  }

  async #graph(folder: string, entry: GraphFile, outputs?: ReadonlySet<string>): Promise<Graph> {
    const name = [this.#provider, entry.sha256, ...(outputs ?? [])].join(' ');
    const known = this.#graphs.get(name);
    if (known) return known;
    const graph = await loadGraph(await readGraph(folder, entry), {
      ...{ threads: this.#options.threads, provider: this.#provider, outputs },
    });
    const timed: Graph = {
      ...graph,
      run: async (tensors) => {
        const start = performance.now();
        const outputs = await graph.run(tensors);
        this.#graphsMs += performance.now() - start;
        return outputs;
      },
    };
    this.#graphs.set(name, timed);
    return timed;
  }

  /** Loads and verifies all graphs, so that an altered one is told before any work. */
  async load(model: ChildModel, wanted: Wanted = 'everything'): Promise<void> {
    if (model.kind === 'two-image') await this.frameGraph(model);
    else for (const role of GRAPH_ROLES) await this.#graph(model.folder, model.graphs[role], outputsOf(role, wanted));
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

  sizeOf(picture: DecodedPicture, model: ChildModel, detail: Detail = 'full'): WorkingSize {
    const { widthPx, heightPx } = picture.facts;
    // What such a network draws is the drawing itself: of a key that was enlarged it would come out softer.
    const most = model.kind === 'two-image' ? Math.min(model.mostAreaPx, widthPx * heightPx) : undefined;
    const size = workingSize(widthPx, heightPx, model.multiple, most);
    return detail === 'full' ? size : halfWorkingSize(size, model.multiple);
  }

  async key(
    key: KeyFile,
    model: ChildNetwork,
    check: CheckWanted,
    { detail = 'full' }: Telling = {},
  ): Promise<KeyAnalysis> {
    const name = `${detail} ${model.graphs.key.sha256} ${key.sha256}`;
    const known = this.#keys.get(name);
    if (known) return known;
    const picture = await this.decoded(key);
    await turn(check);
    const graph = await this.#graph(model.folder, model.graphs.key);
    this.#runs.push('key');
    const found = await analyseKey(graph, picture, this.sizeOf(picture, model, detail));
    this.#keys.set(name, found);
    await turn(check);
    return found;
  }

  async pair(
    key0: KeyFile,
    key1: KeyFile,
    model: ChildNetwork,
    check: CheckWanted,
    { detail = 'full', toPair = NOTHING }: Telling = {},
  ): Promise<PairAnalysis> {
    const hashes = `${model.graphs.key.sha256} ${model.graphs.pair.sha256}`;
    const name = `${detail} ${hashes} ${key0.sha256} ${key1.sha256} ${saidName(toPair)}`;
    const known = this.#pairs.get(name);
    if (known) return known;
    const analyses = [
      await this.key(key0, model, check, { detail }),
      await this.key(key1, model, check, { detail }),
    ] as const;
    const size = this.sizeOf(await this.decoded(key0), model, detail);
    const graph = await this.#graph(model.folder, model.graphs.pair);
    this.#runs.push('pair');
    const found = await analysePair(graph, analyses, model.graphs.pair.optional, size, toPair);
    this.#pairs.set(name, found);
    await turn(check);
    return found;
  }

  /** The first key and a picture that is not a file: the second key with something of it moved. @param laid of the padded working size */
  async laidUpon(
    key0: KeyFile,
    laid: Uint8Array,
    model: ChildNetwork,
    check: CheckWanted,
    { detail = 'full' }: Telling = {},
  ): Promise<PairAnalysis> {
    const picture = createHash('sha256').update(laid).digest('hex');
    const name = `${detail} laid ${model.graphs.key.sha256} ${model.graphs.pair.sha256} ${key0.sha256} ${picture}`;
    const known = this.#pairs.get(name);
    if (known) return known;
    const first = await this.key(key0, model, check, { detail });
    const size = this.sizeOf(await this.decoded(key0), model, detail);
    const image = { type: 'uint8', data: laid, dims: [1, size.paddedHeightPx, size.paddedWidthPx, 4] } as const;
    const graphs = [
      await this.#graph(model.folder, model.graphs.key),
      await this.#graph(model.folder, model.graphs.pair),
    ] as const;
    this.#runs.push('key', 'pair');
    const second = await analyseImage(graphs[0], image);
    await turn(check);
    const found = await analysePair(graphs[1], [first, second], model.graphs.pair.optional, size);
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
    telling: Telling = {},
  ): Promise<GraphTensors> {
    const { detail = 'full', toPair = NOTHING, toTween = NOTHING, wanted = 'everything' } = telling;
    const hashes = GRAPH_ROLES.map((role) => model.graphs[role].sha256).join(' ');
    const said = `${saidName(toPair)} ${saidName(toTween)}`;
    const name = `${detail} ${hashes} ${key0.sha256} ${key1.sha256} ${tUnit} ${said}`;
    const known = this.#tweens.get(`everything ${name}`) ?? this.#tweens.get(`${wanted} ${name}`);
    if (known) return known;
    const pair = await this.pair(key0, key1, model, check, { detail, toPair });
    const size = this.sizeOf(await this.decoded(key0), model, detail);
    const inputs = withNothingSaid(
      new Map([...tweenInputs(pair, tUnit), ...toTween]),
      model.graphs.tween.optional,
      size,
    );
    const graph = await this.#graph(model.folder, model.graphs.tween, outputsOf('tween', wanted));
    this.#runs.push('tween');
    const found = await graph.run(inputs);
    this.#tweens.set(`${wanted} ${name}`, found);
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
