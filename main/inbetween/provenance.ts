import { createHash } from 'node:crypto';
import type { PaletteStep } from '../contract/drawing-choice';
import type { Provenance } from '../contract/provenance';
import type { Provider } from '../contract/provider';
import { graphsOf, lacksOf, type ModelEntry } from '../inference/manifest';

/** @param provider what was settled for this model */
export function provenanceOf(
  model: ModelEntry,
  toolVersion: string,
  provider: Provider = 'cpu',
  palette: PaletteStep = 'automatic',
): Provenance {
  const hash = createHash('sha256');
  for (const { sha256 } of graphsOf(model)) hash.update(sha256);
  const { id, version, licence, commercialUse } = model;
  return {
    tool: 'Nakawari',
    toolVersion,
    model: { id, version, hash: hash.digest('hex'), licence, commercialUse },
    provider,
    paletteStep: paletteStepOf(model, palette),
  };
}

/** A model that lacks the step makes no drawing with it. */
export function paletteStepOf(model: ModelEntry, palette: PaletteStep): PaletteStep {
  return lacksOf(model).includes('palette') ? 'off' : palette;
}
