import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Correction } from '../contract/correction';
import { checkCorrection, contradictionOf, type PaperPx } from '../contract/correction-check';
import { correctionFileSchema, correctionListSchema } from '../contract/correction-file';
import { appliedTo, type CorrectedPlace } from '../contract/corrections-of';
import { NakawariError } from '../contract/errors';

/** @throws NakawariError corrections-unreadable, saying where */
export async function readCorrections(file: string): Promise<Correction[]> {
  const unreadable = (reason: string, cause: unknown) =>
    new NakawariError('corrections-unreadable', { file, reason }, { cause });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable('the file cannot be read', cause);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw unreadable('JSON', cause);
  }
  const parsed = Array.isArray(json) ? correctionListSchema.safeParse(json) : correctionFileSchema.safeParse(json);
  if (!parsed.success) throw unreadable(placeOf(parsed.error), parsed.error);
  return Array.isArray(parsed.data) ? parsed.data : parsed.data.corrections;
}

function placeOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
}

/**
 * Everything that can be refused before the first drawing.
 * @param places all in-betweens that are asked for
 * @throws NakawariError correction-misfit for one that applies to none of them, and every code of `checkCorrection`
 */
export function refuseSenseless(
  corrections: readonly Correction[],
  paper: PaperPx,
  places: readonly CorrectedPlace[],
): void {
  const ids = new Set<string>();
  for (const correction of corrections) {
    if (ids.has(correction.id)) throw new NakawariError('input-invalid', { reason: `two are named ${correction.id}` });
    ids.add(correction.id);
    checkCorrection(correction, paper);
    const touches = places.some((place) => appliedTo({ ...correction, on: true }, place) !== undefined);
    if (!touches) throw new NakawariError('correction-misfit', { what: correction.id });
  }
  const meet = (a: Correction, b: Correction) =>
    places.some((place) => appliedTo(a, place) !== undefined && appliedTo(b, place) !== undefined);
  corrections.forEach((correction, index) => {
    for (const other of corrections.slice(index + 1)) {
      const what = contradictionOf(correction, other, meet);
      if (what !== undefined) throw new NakawariError('correction-contradicts', { what });
    }
  });
}
