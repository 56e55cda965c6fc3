import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll } from 'vitest';
import { sha256OfBytes } from '../hash-bytes';

/** Small key drawings made on the spot, for tests. */

/** A folder that is gone when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nakawari-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export interface BallOptions {
  readonly width?: number;
  readonly height?: number;
  /** Left to right, 0 to 1. */
  readonly at?: number;
  readonly paper?: 'white' | 'none';
}

/** An outlined ball on white or no paper: something that can move from key to key. */
export function ball({ width = 96, height = 80, at = 0.5, paper = 'white' }: BallOptions = {}): Sharp {
  const radius = Math.min(width, height) / 4;
  const circle = `<circle cx="${width * at}" cy="${height / 2}" r="${radius}" fill="#e83" stroke="#000" stroke-width="3"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${circle}</svg>`;
  const picture = sharp(Buffer.from(svg));
  return paper === 'white' ? picture.flatten({ background: '#fff' }) : picture;
}

export function ballPng(options: BallOptions = {}): Promise<Buffer> {
  return ball(options).png().toBuffer();
}

/** Writes `path -> bytes` below a folder, making what folders it needs. */
export async function fill(folder: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, ...name.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return folder;
}

/** Every file of a folder with its hash: two of these are equal when nothing was touched. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = await sha256OfBytes(await readFile(path));
  }
  return found;
}
