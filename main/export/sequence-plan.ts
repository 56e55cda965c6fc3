import type { Cel, Cut, Drawing } from '../contract/cut';
import { drawingAt, drawingById } from '../contract/cut-queries';
import { fileNamePart, nameInSequence, namesLikeKeys, namesOfCut, suffixOf } from './sequence-names';

export interface CelDrawing {
  readonly cel: Cel;
  readonly drawing: Drawing;
}

/** One file of an export: what shows in it, bottom to top, and whether it is one drawing's file as it is. */
export interface PlannedFile {
  /** Relative to the folder it goes into. */
  readonly name: string;
  /** For `frames`. */
  readonly frame: number | null;
  /** Empty: nothing shows, a blank picture. */
  readonly layers: readonly CelDrawing[];
  /** Copied byte for byte instead of composed. */
  readonly asItIs: boolean;
}

/** One folder with its own sidecar. */
export interface PlannedFolder {
  /** Relative to where the export goes; '' is that folder itself. */
  readonly folder: string;
  /** Null when the files show several cels. */
  readonly celName: string | null;
  readonly files: readonly PlannedFile[];
}

/** Every drawing once, in the order of the sheet, numbered through. Several cels: a folder for each. */
export function planDrawings(cels: readonly Cel[], eachInItsFolder: boolean): PlannedFolder[] {
  return cels.map((cel) => {
    const drawings = drawingsInOrder(cel);
    const names = namesLikeKeys(cel, drawings.length);
    return {
      folder: eachInItsFolder ? fileNamePart(cel.name) : '',
      celName: cel.name,
      files: drawings.map((drawing, index) => ({
        name: nameInSequence(names, index, drawing.kind === 'key' ? suffixOf(drawing.file) : '.png'),
        frame: null,
        layers: [{ cel, drawing }],
        asItIs: true,
      })),
    };
  });
}

function drawingsInOrder(cel: Cel): Drawing[] {
  const shown = cel.exposures.map((exposure) => drawingById(cel, exposure.drawingId));
  return [...new Set(shown.filter((drawing) => drawing !== undefined))];
}

/** One picture a frame, cels composed bottom to top. A frame that shows one PNG alone is that file, byte for byte. */
export function planFrames(cut: Cut, cels: readonly Cel[]): PlannedFolder {
  const [only, ...others] = cels;
  const single = only !== undefined && others.length === 0 ? only : undefined;
  const names = single ? namesLikeKeys(single, cut.lengthFrames) : namesOfCut(cut.name, cut.lengthFrames);
  const files = Array.from({ length: cut.lengthFrames }, (_, index): PlannedFile => {
    // What the person hid is not in the picture; a cel that is exported alone is meant.
    const layers = cels.flatMap((cel) => {
      const drawing = cel.look.hidden && !single ? undefined : drawingAt(cel, index + 1);
      return drawing ? [{ cel, drawing }] : [];
    });
    const [first] = layers;
    const isWhole = single !== undefined || first?.cel.look.opacity01 === 1;
    const asItIs = layers.length === 1 && first !== undefined && isWhole && isPngFile(first.drawing);
    return { name: nameInSequence(names, index, '.png'), frame: index + 1, layers, asItIs };
  });
  return { folder: '', celName: single?.name ?? null, files };
}

function isPngFile(drawing: Drawing): boolean {
  return drawing.kind !== 'key' || suffixOf(drawing.file).toLowerCase() === '.png';
}
