import type { PictureId } from '../../../main/contract/cut';
import { Painter, type PainterParts } from '../../correct/paint/painter/painter';
import { CounterFace } from './counter-face';
import { drawScene, forgetSheets, type SeenLayer } from './draw-scene';
import type { CelStrip, FromProjector, Layer, OverlayFacts, Scene, ToProjector } from './messages';
import { PictureCache, type PictureWish } from './picture-cache';
import { widthToLoad } from './picture-size';
import { Player } from './player';
import { overlayPictures, pictureAt, picturesInStrides, picturesSoon } from './wanted-pictures';

/** Decoded pictures that may lie in memory: 250 of them at 960x540, 15 at 4K. */
export const PICTURE_BUDGET_BYTES = 512 * 1024 * 1024;
/** So long after the last move the paper is drawn finely again. */
const REST_MS = 120;
const STAND_IN_OPACITY01 = 0.3;
const NO_FACTS: OverlayFacts = { maps: null, arcs: [], lookAt: null };

/** Loads, keeps and draws what the page says is to be seen; draws only when something has changed, once a refresh of the screen. */
export class Projector {
  readonly #report: (message: FromProjector, transfer?: Transferable[]) => void;
  readonly #pictures: PictureCache<ImageBitmap>;
  readonly #painter: Painter;
  readonly #strips = new Map<string, CelStrip>();
  /** What was last drawn of a cel, held while the next picture is still being decoded: the stage never blinks. */
  readonly #lastShown = new Map<string, ImageBitmap>();
  #canvas: OffscreenCanvas | null = null;
  #scene: Scene | null = null;
  #facts = NO_FACTS;
  #background: ImageBitmap | null = null;
  #player: Player | null = null;
  #counter: CounterFace | null = null;
  #failed: ReadonlySet<PictureId> = new Set();
  #request = 0;
  #movedMs = Number.NEGATIVE_INFINITY;
  #isDirty = false;

  constructor(
    load: (wish: PictureWish, signal: AbortSignal) => Promise<ImageBitmap>,
    report: (message: FromProjector, transfer?: Transferable[]) => void,
    painting: Pick<PainterParts, 'read' | 'send'>,
  ) {
    this.#report = report;
    this.#pictures = new PictureCache(PICTURE_BUDGET_BYTES, load, () => this.#picturesChanged());
    this.#load = load;
    this.#painter = new Painter({
      ...painting,
      report: (paint) => report({ type: 'paint', paint }),
      changed: () => this.#soon(),
    });
  }

  readonly #load: (wish: PictureWish, signal: AbortSignal) => Promise<ImageBitmap>;

  take(message: ToProjector): void {
    switch (message.type) {
      case 'canvas':
        this.#canvas = message.canvas;
        break;
      case 'strips':
        this.#takeStrips(message.celIds, message.changed);
        break;
      case 'scene':
        this.#takeScene(message.scene);
        break;
      case 'overlays':
        this.#facts = message.facts;
        break;
      case 'background':
        void this.#takeBackground(message.blob);
        return;
      case 'play':
        this.#player = new Player(message.run, message.range, message.startFrame, message.rateFps, performance.now());
        break;
      case 'stop':
        this.#player = null;
        this.#counter = null;
        break;
      case 'counter':
        this.#counter = new CounterFace(message.canvas, message.look);
        return;
      case 'paint':
        this.#painter.take(message.paint);
        return;
      case 'lend':
        void this.#lend(message.request, { picture: message.picture, widthPx: message.widthPx });
        return;
    }
    this.#wish();
    this.#soon();
  }

  #takeStrips(celIds: readonly string[], changed: readonly CelStrip[]): void {
    const still = new Set(celIds);
    for (const celId of [...this.#strips.keys()]) {
      if (still.has(celId)) continue;
      this.#strips.delete(celId);
      this.#lastShown.delete(celId);
    }
    for (const strip of changed) this.#strips.set(strip.celId, strip);
  }

  #takeScene(scene: Scene | null): void {
    const before = this.#scene;
    if (scene === null) {
      forgetSheets();
      this.#lastShown.clear();
    } else if (before !== null && JSON.stringify(before.transform) !== JSON.stringify(scene.transform)) {
      this.#movedMs = performance.now();
      setTimeout(() => this.#soon(), REST_MS + 10);
    }
    this.#scene = scene;
  }

  async #takeBackground(blob: Blob | null): Promise<void> {
    const bitmap = blob === null ? null : await createImageBitmap(blob).catch(() => null);
    this.#background?.close();
    this.#background = bitmap;
    this.#soon();
  }

  async #lend(request: number, wish: PictureWish): Promise<void> {
    try {
      const bitmap = await this.#load(wish, new AbortController().signal);
      this.#report({ type: 'lent', request, bitmap }, [bitmap]);
    } catch {
      this.#report({ type: 'lent', request, bitmap: null });
    }
  }

  #picturesChanged(): void {
    if (this.#pictures.failed !== this.#failed) {
      this.#failed = this.#pictures.failed;
      this.#report({ type: 'failed', pictures: [...this.#failed] });
    }
    this.#soon();
  }

  #sized(picture: PictureId): PictureWish {
    const scene = this.#scene;
    if (scene === null) return { picture, widthPx: null };
    const seenPx = scene.paper.widthPx * scene.transform.zoom * scene.ratio;
    return { picture, widthPx: widthToLoad(scene.paper.widthPx, seenPx) };
  }

  #frameNow(): number {
    return this.#player?.frameAt(performance.now()) ?? this.#scene?.frame ?? 1;
  }

  /** Which pictures are to be loaded, anew whenever what is looked at changes. */
  #wish(frame = this.#frameNow()): void {
    const scene = this.#scene;
    if (scene === null) {
      this.#pictures.want([]);
      return;
    }
    const player = this.#player;
    const soon =
      player !== null && player.stride > 1
        ? picturesInStrides(scene, this.#strips, frame, player.stride, player.range)
        : picturesSoon(scene, this.#strips, frame, player?.range ?? null);
    const overlays = player === null ? overlayPictures(this.#facts.maps, scene.overlays) : [];
    this.#pictures.want([...overlays, ...soon].map((picture) => this.#sized(picture)));
  }

  #soon(): void {
    this.#isDirty = true;
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#turn());
  }

  #turn(): void {
    this.#request = 0;
    const player = this.#player;
    if (player === null) {
      if (this.#isDirty) this.#draw(null);
      return;
    }
    const nowMs = performance.now();
    const { frame, ended, isNew } = player.at(nowMs);
    if (ended) {
      this.#player = null;
      this.#counter = null;
      player.ended(nowMs);
      this.#report({ type: 'ended', run: player.run, frame, count: player.count(nowMs) });
      this.#soon();
      return;
    }
    if (isNew) this.#wish(frame);
    if (isNew || this.#isDirty) {
      player.drawn(nowMs, this.#draw(frame));
      if (isNew) this.#presented(player, frame, nowMs);
    }
    this.#request = requestAnimationFrame(() => this.#turn());
  }

  #presented(player: Player, frame: number, nowMs: number): void {
    this.#counter?.show(frame);
    const startedAtMs = performance.timeOrigin + player.startedMs;
    this.#report({ type: 'presented', run: player.run, frame, count: player.count(nowMs), startedAtMs });
  }

  /** Answers whether all that is to be seen could be shown. `playedFrame` null: at rest, what the scene says. */
  #draw(playedFrame: number | null): boolean {
    this.#isDirty = false;
    const context = this.#canvas?.getContext('2d');
    const scene = this.#scene;
    if (this.#canvas === null || !context) return false;
    if (scene === null) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
      return false;
    }
    const { widthPx, heightPx } = scene.canvas;
    if (this.#canvas.width !== widthPx) this.#canvas.width = widthPx;
    if (this.#canvas.height !== heightPx) this.#canvas.height = heightPx;
    const find = (picture: PictureId) => this.#pictures.find(this.#sized(picture));
    let isWhole = true;
    const layers: SeenLayer[] = [];
    for (const [index, layer] of scene.layers.entries()) {
      const painted = playedFrame === null ? this.#paintedOn(layer) : undefined;
      if (painted !== undefined) {
        layers.push({ bitmap: painted, opacity01: layer.opacity01, isSelected: index === scene.selected });
        continue;
      }
      const picture = playedFrame === null ? layer.picture : pictureAt(this.#strips.get(layer.celId), playedFrame);
      const seen = this.#seen(layer, picture, playedFrame !== null, index === scene.selected);
      if (seen === 'nothing') continue;
      if (seen.bitmap !== undefined) layers.push({ ...seen, bitmap: seen.bitmap });
      if (!seen.isWhole) isWhole = false;
    }
    drawScene(context, scene, layers, {
      find,
      facts: this.#facts,
      background: this.#background,
      isMoving: playedFrame !== null || performance.now() - this.#movedMs < REST_MS,
      isPlaying: playedFrame !== null,
    });
    return isWhole;
  }

  /** What a hand is painting on this cel, while the document does not show it yet. */
  #paintedOn({ celId, picture }: Layer): OffscreenCanvas | undefined {
    return this.#painter.imageFor(celId, picture, (other) => this.#pictures.find(this.#sized(other)) !== undefined);
  }

  #seen(layer: Layer, picture: PictureId | null, isPlaying: boolean, isSelected: boolean) {
    if (picture === null) {
      this.#lastShown.delete(layer.celId);
      return 'nothing' as const;
    }
    const found = this.#pictures.find(this.#sized(picture));
    const held = this.#lastShown.get(layer.celId);
    // A picture that was sent out of the cache is closed and has no size.
    const bitmap = found ?? (held !== undefined && held.width > 0 ? held : undefined);
    if (bitmap !== undefined) this.#lastShown.set(layer.celId, bitmap);
    const opacity01 = layer.opacity01 * (layer.isStandIn && !isPlaying ? STAND_IN_OPACITY01 : 1);
    return { bitmap, opacity01, isSelected, isWhole: found !== undefined };
  }
}
