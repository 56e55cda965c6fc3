import { useEffect, useState } from 'react';
import { attempt } from '../state/notices-store';
import { endSendBack, sendBack } from '../state/review-edits';
import { useReview } from '../state/review-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';

/** The words that go with a drawing that is sent back: Enter sends, Escape lets it be, usual ones by a click. */
export function SendBackNote() {
  const words = useWords();
  const noteFor = useReview((review) => review.noteFor);
  const [text, setText] = useState('');
  const name = noteFor === null ? '' : `${noteFor.celId}\n${noteFor.drawingId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing begins with an empty line
  useEffect(() => setText(''), [name]);
  if (noteFor === null) return null;
  return (
    <div className="send-back">
      <label htmlFor="review-note">{words.review.note}</label>
      <textarea
        id="review-note"
        aria-label={words.review.note}
        rows={2}
        maxLength={2000}
        placeholder={words.review.notePlaceholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Enter that ends a Japanese conversion is not meant for us.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.shiftKey) attempt(() => sendBack(text));
          else if (event.key === 'Escape') endSendBack();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: see Segments */}
      <div className="usual-notes" role="group" aria-label={words.review.noteUsual}>
        {words.review.usualNotes.map((note) => (
          <Button key={note} label={note} text={note} look="framed" onClick={() => attempt(() => sendBack(note))} />
        ))}
      </div>
      <div className="send-back-row">
        <Button label={words.common.cancel} text={words.common.cancel} onClick={endSendBack} />
        <Button
          label={words.review.noteSend}
          text={words.review.sendBack}
          look="primary"
          onClick={() => attempt(() => sendBack(text))}
        />
      </div>
    </div>
  );
}
