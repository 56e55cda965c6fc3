import { createHash } from 'node:crypto';
import type { Provenance } from '../contract/provenance';
import { graphsOf, type ModelEntry } from '../inference/manifest';

export function provenanceOf(model: ModelEntry, toolVersion: string): Provenance {
  const hash = createHash('sha256');
  for (const { sha256 } of graphsOf(model)) hash.update(sha256);
  const { id, version, licence, commercialUse } = model;
  return {
    tool: 'Nakawari',
    toolVersion,
    model: { id, version, hash: hash.digest('hex'), licence, commercialUse },
    provider: 'cpu',
  };
}
