import { useEffect, useRef } from 'react';
import type { Cut } from '../../main/contract/cut';
import { celById } from '../../main/contract/cut-queries';
import { closeNote, keepNote, type NotePlace, noteAt, useNotes } from '../state/frame-notes';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { alongOfFrame, rectOf, type SheetLayout } from './sheet-geometry';

interface NoteEditorProps {
  readonly cut: Cut;
  readonly layout: SheetLayout;
}

/** A slip of paper on the frame: Enter keeps it, Escape leaves it as it was. */
export function NoteEditor({ cut, layout }: NoteEditorProps) {
  const open = useNotes((notes) => notes.open);
  if (open === null || open.frame > cut.lengthFrames) return null;
  return <NoteSlip key={`${open.celId} ${open.frame}`} cut={cut} layout={layout} place={open} />;
}

function NoteSlip({ cut, layout, place }: NoteEditorProps & { readonly place: NotePlace }) {
  const words = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const note = noteAt(cut, place);
  const cel = place.celId === null ? undefined : celById(cut, place.celId);
  const title = cel === undefined ? words.sheet.noteOfCut : words.sheet.noteOfCel(cel.name);
  const { x, y } = rectOf(layout, alongOfFrame(layout, place.frame), layout.rulerPx + 2, 1, 1);
  const came = useRef<Element | null>(null);

  useEffect(() => {
    came.current = document.activeElement;
    field.current?.focus();
    return () => {
      if (came.current instanceof HTMLElement) came.current.focus();
    };
  }, []);

  const keep = () => attempt(() => keepNote(place, field.current?.value ?? ''));
  return (
    <div
      className="note-slip"
      role="dialog"
      aria-label={title}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <label>
        <span>{title}</span>
        <textarea
          ref={field}
          rows={2}
          maxLength={2000}
          defaultValue={note?.text ?? ''}
          aria-describedby="note-hint"
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') closeNote();
            else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              keep();
            }
          }}
        />
      </label>
      <div className="note-buttons">
        <span id="note-hint" className="only-read">
          {words.sheet.notesHint}
        </span>
        {note !== undefined && (
          <Button
            label={words.sheet.noteRemove}
            text={words.sheet.noteRemove}
            onClick={() => attempt(() => keepNote(place, ''))}
          />
        )}
        <Button label={words.common.cancel} text={words.common.cancel} onClick={closeNote} />
        <Button label={words.sheet.noteKeep} text={words.sheet.noteKeep} look="primary" onClick={keep} />
      </div>
    </div>
  );
}
