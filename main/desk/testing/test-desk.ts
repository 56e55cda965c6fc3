import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import sharp from 'sharp';
import { createDeskWith, type Desk } from '../create-desk';
import type { DeskOptions } from '../desk-parts';
import { createFakeDrawingService, type FakeDrawingService, type FakeOptions } from './fake-drawing-service';
import { holdingCuts } from './held-client';

export interface TestDesk {
  readonly folder: string;
  readonly dataFolder: string;
  readonly service: FakeDrawingService;
  readonly desk: Desk;
  readonly wire: ReturnType<typeof wireOf>;
  readonly client: ReturnType<typeof holdingCuts>;
  /** Closes the desk and opens another on the same data. */
  again(changes?: Partial<DeskOptions> & Partial<FakeOptions>): Promise<TestDesk>;
  close(): Promise<void>;
}

/** As a page in the same process: `wire` is the contract itself, `client` holds the cuts that it was told of. */
const wireOf = (desk: Desk) => createRouterClient(desk.router, { context: desk.openSession().context });

/** A small PNG that differs with `seed`: a disc on nothing. */
export function keyPicture(seed: number, sizePx = 96): Promise<Buffer> {
  const x = 16 + ((seed * 13) % (sizePx - 32));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}">
    <circle cx="${x}" cy="${sizePx / 2}" r="12" fill="#cc3344" stroke="#111111" stroke-width="3"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Writes a cut: `{ 'A/A0001.png': 1 }`. Pictures of one seed are identical. */
export async function writeCut(folder: string, files: Readonly<Record<string, number>>): Promise<string> {
  for (const [file, seed] of Object.entries(files)) {
    const path = join(folder, ...file.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await keyPicture(seed));
  }
  return folder;
}

/** Two cels: A with three keys, B with two, the second held. */
export const TWO_CELS = {
  'A/A0001.png': 1,
  'A/A0002.png': 2,
  'A/A0003.png': 3,
  'B/B0001.png': 4,
  'B/B0002.png': 4,
  'B/B0003.png': 5,
};

export async function openTestDesk(
  files: Readonly<Record<string, number>> = TWO_CELS,
  options: Partial<DeskOptions> & Partial<FakeOptions> = {},
): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'nakawari-desk-'));
  await writeCut(join(folder, 'cuts', '012'), files);
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Nakawari</title>');
  await writeFile(join(folder, 'page', 'assets', 'index-1.js'), 'export {};');
  return openDeskIn(folder, options);
}

async function openDeskIn(folder: string, options: Partial<DeskOptions> & Partial<FakeOptions>): Promise<TestDesk> {
  const dataFolder = join(folder, 'data');
  const service = createFakeDrawingService({ folder: join(folder, 'drawn'), ...options });
  const desk = await createDeskWith(
    {
      ...{ dataFolder, weightsFolder: join(folder, 'weights'), sampleFolder: join(folder, 'cuts', '012') },
      ...{ rendererFolder: join(folder, 'page'), host: 'browser', roots: [join(folder, 'cuts')], version: '0.1.0' },
      ...options,
    },
    service,
  );
  const wire = wireOf(desk);
  return {
    ...{ folder, dataFolder, service, desk, wire },
    client: holdingCuts(wire),
    async again(changes = {}) {
      await desk.close();
      return openDeskIn(folder, { ...options, ...changes });
    },
    async close() {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
