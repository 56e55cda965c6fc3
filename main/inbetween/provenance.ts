import { createHash } from 'node:crypto';
import { GRAPH_ROLES, type ModelEntry } from '../inference/manifest';

/** What made a drawing, for sidecars and exports. */
export interface Provenance {
  readonly tool: 'Nakawari';
  readonly toolVersion: string;
  readonly model: {
    readonly id: string;
    readonly version: string;
    /** sha256 over the sha256 of its graphs, in the order key, pair, tween. */
    readonly hash: string;
    readonly licence: string;
    readonly commercialUse: string;
  };
  /** What the networks ran on. */
  readonly provider: 'cpu';
}

export function provenanceOf(model: ModelEntry, toolVersion: string): Provenance {
  const hash = createHash('sha256');
  for (const role of GRAPH_ROLES) hash.update(model.graphs[role].sha256);
  const { id, version, licence, commercialUse } = model;
  return {
    tool: 'Nakawari',
    toolVersion,
    model: { id, version, hash: hash.digest('hex'), licence, commercialUse },
    provider: 'cpu',
  };
}
