import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../../assets/sample/draw/main.mjs', import.meta.url));

export interface FrameOfCel {
  readonly cel: string;
  readonly frame: number;
}

const nameOf = ({ cel, frame }: FrameOfCel) => `${cel}${String(frame).padStart(4, '0')}`;

/** Draws the sample cut as it is meant, at these frames; gives where a drawing lies. */
export async function drawTruth(folder: string, frames: readonly FrameOfCel[]): Promise<(at: FrameOfCel) => string> {
  const drawings = frames.map(nameOf).join(',');
  await promisify(execFile)(process.execPath, [program, '--truth', folder, '--drawings', drawings]);
  return (at) => join(folder, at.cel, `${nameOf(at)}.png`);
}
