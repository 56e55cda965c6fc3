import type { KeyboardEvent } from 'react';
import type { Drawing } from '../../main/contract/cut';
import { drawingAt } from '../../main/contract/cut-queries';
import { useAllKeys } from '../actions/keymap';
import { sayStroke } from '../actions/keys';
import { actionOf } from '../actions/table';
import { useCut } from '../state/cut-store';
import type { Flip } from '../state/displayed';
import { draftKey } from '../state/drafts';
import { drawingSign } from '../state/drawing-sign';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { keysOfSpan, spanHere } from '../state/span-here';
import { useSelectedCel, useView } from '../state/view-store';
import { Button } from '../ui/Button';
import { SignMark } from '../ui/SignMark';
import type { ActionWord } from '../words/words';

const ACTION_OF: Readonly<Record<Flip, ActionWord>> = { first: 'flipFirst', this: 'flipThis', next: 'flipNext' };

/** Press and hold, with the mouse as with the keys 1 2 3: fingers between the paper. */
export function FlipButtons() {
  const words = useWords();
  const cel = useSelectedCel();
  const flip = useView((view) => view.flip);
  const span = useAtRest((frame) => (cel === undefined ? undefined : spanHere(cel, frame)));
  const keys = cel && span ? keysOfSpan(cel, span) : undefined;
  const here = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)));
  const drafts = useCut((store) => store.drafts);
  const keysNow = useAllKeys();
  const labels = { first: words.transport.flipFirst, this: words.transport.flipThis, next: words.transport.flipNext };

  const sign = (drawing: Drawing) => drawingSign(drawing, cel && drafts[draftKey(cel.id, drawing.id)], false);

  const button = (which: Flip) => {
    const action = actionOf(ACTION_OF[which]);
    const drawing = which === 'first' ? keys?.from : which === 'next' ? keys?.to : here;
    const held = (event: KeyboardEvent) => {
      if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) action.run();
    };
    return (
      <Button
        key={which}
        label={labels[which]}
        value={drawing?.kind === 'key' ? String(drawing.number) : undefined}
        hint={`${words.actions[action.id]}\n${sayStroke(keysNow(action.id)[0] ?? '')}`}
        text={drawing === undefined ? '–' : <SignMark sign={sign(drawing)} size={16} />}
        on={flip === which}
        disabled={keys === undefined}
        onPointerDown={(event) => {
          if (keys === undefined) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          action.run();
        }}
        onPointerUp={action.release}
        onPointerCancel={action.release}
        onKeyDown={held}
        onKeyUp={action.release}
        onBlur={action.release}
      />
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className="flip" role="group" aria-label={words.transport.flip}>
      <span className="flip-word">{words.transport.flip}</span>
      {button('first')}
      {button('this')}
      {button('next')}
    </div>
  );
}
