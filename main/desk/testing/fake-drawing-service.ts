import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { fingerprintOf } from '../../contract/corrections-of';
import { NakawariError } from '../../contract/errors';
import type { DrawingMaps } from '../../contract/maps';
import type { DrawingService, InbetweenRequest } from '../drawing-service';

export interface FakeOptions {
  readonly folder: string;
  /** How long a drawing takes. */
  readonly drawMs?: number;
  /** Throws in place of a drawing. */
  readonly fail?: (request: InbetweenRequest) => Error | undefined;
  /** What it sees in every drawing; nothing, and it says so, when left out. Pictures by their ids in the folder. */
  readonly maps?: DrawingMaps;
  /** Id of the model that draws at this moment. */
  readonly drawsWith?: () => string;
}

export interface FakeDrawingService extends DrawingService {
  /** t of everything asked for, in order. */
  readonly asked: InbetweenRequest[];
  /** Drawings being made at this moment. */
  running(): number;
}

/** A cross-fade in place of a network, with the engine's manners: one after the other, kept under a hash, `cancelled` after it has stopped. */
export function createFakeDrawingService(options: FakeOptions): FakeDrawingService {
  const asked: InbetweenRequest[] = [];
  let running = 0;
  let last: Promise<unknown> = Promise.resolve();
  const idOf = ({ key0, key1, tUnit, corrections, detail = 'full' }: InbetweenRequest) =>
    createHash('sha256')
      .update(`${key0.sha256} ${key1.sha256} ${tUnit} ${fingerprintOf(corrections)} ${detail}`)
      .digest('hex');
  const pathOf = (id: string) => join(options.folder, `${id}.png`);
  const has = (id: string) =>
    access(pathOf(id)).then(
      () => true,
      () => false,
    );
  const notAborted = (signal: AbortSignal) => {
    if (signal.aborted) throw new NakawariError('cancelled');
  };
  const make = async (request: InbetweenRequest, signal: AbortSignal) => {
    notAborted(signal);
    const id = idOf(request);
    const facts = {
      id,
      model: options.drawsWith?.() ?? 'fake',
      palette: 'automatic' as const,
      doubt01: Math.round(request.tUnit * 100) / 200,
      lookAt: { x01: 0.25, y01: 0.75 },
      obedience: request.corrections.map((correction) => ({
        ...{ correctionId: correction.id, measure: 'distance-px' as const, value: 0.5, obeyed: true },
      })),
    };
    if (await has(id)) return { ...facts, reused: true };
    asked.push(request);
    running += 1;
    try {
      await wait(options.drawMs ?? 0);
      const failure = options.fail?.(request);
      if (failure) throw failure;
      notAborted(signal);
      await mkdir(options.folder, { recursive: true });
      const above = await sharp(await readFile(request.key1.path))
        .ensureAlpha(request.tUnit)
        .png()
        .toBuffer();
      const drawn = await sharp(await readFile(request.key0.path))
        .ensureAlpha()
        .composite([{ input: above }])
        .png()
        .toBuffer();
      await writeFile(`${pathOf(id)}.part`, drawn);
      await rename(`${pathOf(id)}.part`, pathOf(id));
      notAborted(signal);
      return { ...facts, reused: false };
    } finally {
      running -= 1;
    }
  };
  const seen = (): DrawingMaps => {
    if (!options.maps) throw new NakawariError('engine-failed', { reason: 'none', log: 'none' });
    return options.maps;
  };
  return {
    asked,
    running: () => running,
    draw(request, { signal }) {
      const mine = last.then(() => make(request, signal));
      last = mine.catch(() => undefined);
      return mine;
    },
    mapsOfInbetween: async () => seen(),
    mapsOfKey: async () => seen(),
    modelTrouble: async () => null,
    provider: async () => ({ provider: 'cpu', refused: [] }),
    maskOfExtremes: async () => ({ xPx: 1, yPx: 1, widthPx: 2, heightPx: 2, runs: '0 4' }),
    models: async () => [
      ...[
        {
          id: 'fake',
          version: '1',
          licence: 'Apache-2.0',
          commercialUse: 'yes' as const,
          trainedOn: '',
          lacks: [],
          isDefault: true,
        },
      ],
    ],
    provenance: async (id = options.drawsWith?.() ?? 'fake') => ({
      ...{ tool: 'Nakawari', toolVersion: '0.1.0', provider: 'cpu', paletteStep: 'automatic' },
      model: { id, version: '1', hash: '0'.repeat(64), licence: 'Apache-2.0', commercialUse: 'yes' },
    }),
    whichAreThere: async (ids) => {
      const there = await Promise.all(ids.map(has));
      return new Set(ids.filter((_id, index) => there[index]));
    },
    pictureFile: async (id) => ((await has(id)) ? pathOf(id) : undefined),
    close: async () => {
      await last;
    },
  };
}
