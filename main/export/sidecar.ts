import type { Cel, Cut, Drawing } from '../contract/cut';
import { drawingById } from '../contract/cut-queries';
import type { PlannedFolder } from './sequence-plan';

/** One per exported folder: says which drawings a person drew and which were generated, from what and by what. */
export const SIDECAR_NAME = 'nakawari.json';

export interface SidecarModel {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly licence: string;
  readonly commercialUse: string;
}

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
/** Drawn by a person. */
const DIGITAL_CREATION = `${IPTC}digitalCreation`;
/** An artist's pixels moved by a trained network. */
const COMPOSITE = `${IPTC}compositeWithTrainedAlgorithmicMedia`;

export function formatSidecar(folder: PlannedFolder, cut: Cut, model: SidecarModel, toolVersion: string): string {
  const drawings = folder.files.map((file) => {
    const layers = file.layers.map(({ cel, drawing }) => describeDrawing(cel, drawing));
    const generated = file.layers.some(({ drawing }) => drawing.kind === 'inbetween');
    const [only] = layers;
    return {
      file: file.name,
      ...(file.frame === null ? only : { frame: file.frame, layers }),
      digitalSourceType: generated ? COMPOSITE : DIGITAL_CREATION,
    };
  });
  const anyGenerated = folder.files.some((file) => file.layers.some(({ drawing }) => drawing.kind === 'inbetween'));
  const sidecar = {
    format: 'nakawari-export',
    version: 1,
    tool: 'Nakawari',
    toolVersion,
    cut: cut.name,
    cel: folder.celName,
    rateFps: cut.rateFps,
    model: anyGenerated ? model : null,
    drawings,
  };
  return `${JSON.stringify(sidecar, null, 1)}\n`;
}

function describeDrawing(cel: Cel, drawing: Drawing): Record<string, unknown> {
  if (drawing.kind === 'key') {
    const keys = [{ file: drawing.file, sha256: drawing.picture }];
    return { cel: cel.name, drawing: drawing.id, state: 'key', t: null, keys };
  }
  const span = cel.spans.find((candidate) => candidate.id === drawing.spanId);
  const keys = [span?.fromDrawingId, span?.toDrawingId].flatMap((id) => {
    const key = drawingById(cel, id);
    return key?.kind === 'key' ? [{ file: key.file, sha256: key.picture }] : [];
  });
  return { cel: cel.name, drawing: drawing.id, state: drawing.state, t: drawing.tUnit, keys, sha256: drawing.picture };
}
