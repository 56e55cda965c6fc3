import type { Cut, Note } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { celById } from '../contract/cut-queries';
import { refusal } from '../contract/refusals';
import { openCel } from './change-cel';

/** One note a frame and cel, and one a frame of the whole cut. */
export function setNote(cut: Cut, { frame, celId, text }: EditOf<'set-note'>): Cut {
  if (celId !== null) openCel(cut, celId);
  if (frame > cut.lengthFrames) {
    throw refusal('after-the-cut', { frames: cut.lengthFrames });
  }
  const words = text.trim();
  const before = cut.notes.find((note) => note.frame === frame && note.celId === celId);
  if ((before?.text ?? '') === words) return cut;
  const others = cut.notes.filter((note) => note !== before);
  if (words === '') return { ...cut, notes: others };
  const note = { id: before?.id ?? freshNoteId(cut.notes), frame, celId, text: words };
  return { ...cut, notes: inOrderOfSheet(cut, [...others, note]) };
}

function freshNoteId(notes: readonly Note[]): string {
  const numbers = notes.map((note) => Number(note.id.slice(1))).filter(Number.isSafeInteger);
  return `n${Math.max(0, ...numbers) + 1}`;
}

function inOrderOfSheet(cut: Cut, notes: Note[]): Note[] {
  const rank = new Map(cut.cels.map((cel, index) => [cel.id, index]));
  const rankOf = (note: Note) => (note.celId === null ? -1 : (rank.get(note.celId) ?? 0));
  return notes.sort((a, b) => a.frame - b.frame || rankOf(a) - rankOf(b));
}

/** The longest note there may be (see noteTextSchema). */
const LONGEST_NOTE = 2000;

/**
 * Notes go with their frames. Two that meet on one frame become one, unless that is longer than a note may be: then the second stays a
 * note of its own.
 */
export function shiftNotes(notes: Note[], celId: string | null, frameOf: (frame: number) => number): Note[] {
  let changed = false;
  const shifted: Note[] = [];
  for (const note of notes) {
    const frame = celId === null || note.celId === celId ? frameOf(note.frame) : note.frame;
    const met = shifted.findIndex((other) => other.frame === frame && other.celId === note.celId);
    const other = shifted[met];
    if (frame !== note.frame) changed = true;
    if (changed && other && other.text.length + note.text.length < LONGEST_NOTE) {
      shifted[met] = { ...other, text: `${other.text}\n${note.text}` };
    } else {
      shifted.push(frame === note.frame ? note : { ...note, frame });
    }
  }
  return changed ? shifted : notes;
}

/** Notes of a cel that goes become notes of the cut. */
export function freeNotesOf(cut: Cut, celId: string): Note[] {
  return cut.notes.some((note) => note.celId === celId)
    ? cut.notes.map((note) => (note.celId === celId && celById(cut, celId) ? { ...note, celId: null } : note))
    : cut.notes;
}
