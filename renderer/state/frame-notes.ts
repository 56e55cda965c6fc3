import { create } from 'zustand';
import type { Cut, Note } from '../../main/contract/cut';
import { edit } from './cut-edits';
import { currentCut } from './cut-store';
import { useView } from './view-store';

/** Where a note is being written: on a frame of the whole cut, or of one cel. */
export interface NotePlace {
  readonly frame: number;
  readonly celId: string | null;
}

interface NotesStore {
  readonly open: NotePlace | null;
}

export const useNotes = create<NotesStore>(() => ({ open: null }));

export function noteAt(cut: Cut, { frame, celId }: NotePlace): Note | undefined {
  return cut.notes.find((note) => note.frame === frame && note.celId === celId);
}

/** In the order of frames; the cut's own before those of its cels. */
export function notesInOrder(cut: Cut): Note[] {
  return cut.notes.toSorted((a, b) => a.frame - b.frame || (a.celId ?? '').localeCompare(b.celId ?? ''));
}

/** The next note after this frame, round the end to the first; null where there is none. */
export function nextNote(cut: Cut, frame: number, direction: 1 | -1): Note | null {
  const notes = notesInOrder(cut);
  const after =
    direction === 1 ? notes.find((note) => note.frame > frame) : notes.findLast((note) => note.frame < frame);
  return after ?? notes.at(direction === 1 ? 0 : -1) ?? null;
}

export function writeNote(place: NotePlace): void {
  useNotes.setState({ open: place });
}

export function writeNoteHere(onCel: boolean): void {
  const { playheadFrame, selectedCelId } = useView.getState();
  if (currentCut() !== null) writeNote({ frame: playheadFrame, celId: onCel ? selectedCelId : null });
}

export function closeNote(): void {
  useNotes.setState({ open: null });
}

/** An empty text takes the note away. */
export function keepNote({ frame, celId }: NotePlace, text: string): Promise<void> {
  closeNote();
  return edit(() => {
    const cut = currentCut();
    const wanted = text.trim();
    if (cut === null || (noteAt(cut, { frame, celId })?.text ?? '') === wanted) return null;
    return { kind: 'set-note', frame, celId, text: wanted };
  });
}
