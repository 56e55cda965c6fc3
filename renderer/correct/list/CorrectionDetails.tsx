import { useEffect, useState } from 'react';
import type { Correction } from '../../../main/contract/correction';
import { drawingsTouchedBy } from '../../../main/contract/corrections-of';
import {
  framesTouched,
  type ListPlace,
  type MoveChoice,
  movesFor,
  nextSpanFor,
  useCorrectionList,
} from '../../state/correct-list';
import { copyCorrections, editCorrection, moveCorrections } from '../../state/correction-edits';
import { attempt } from '../../state/notices-store';
import { useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';
import { sayFrames } from './say-correction';

interface DetailsProps {
  readonly correction: Correction;
  readonly place: ListPlace;
}

/** What it touches, why it was made, and where else it may hold. What a choice would touch is told before it is made. */
export function CorrectionDetails({ correction, place }: DetailsProps) {
  const words = useWords();
  const { list } = words.correct;
  const { cel } = place;
  const [tried, setTried] = useState<MoveChoice | null>(null);
  useEffect(() => {
    if (tried === null) return;
    const drawings = drawingsTouchedBy(cel, { ...correction, target: tried.target });
    useCorrectionList.setState({ tried: { celId: cel.id, drawingIds: drawings.map(({ id }) => id) } });
    return () => useCorrectionList.setState({ tried: null });
  }, [cel, correction, tried]);
  const next = nextSpanFor(cel, correction);
  const frames = framesTouched(cel, tried === null ? correction : { ...correction, target: tried.target });
  const touches = tried === null ? list.touches : list.wouldTouch;
  return (
    <div className="correction-details">
      <p className="correction-touches numbers" role="status">
        {frames.length === 0 ? list.touchesNothing : touches(frames.length, sayFrames(frames))}
      </p>
      <Reason correction={correction} celId={cel.id} />
      {/* biome-ignore lint/a11y/useSemanticElements: see Segments */}
      <div className="correction-moves" role="group" aria-label={list.move}>
        <span>{list.move}</span>
        {movesFor(correction, place).map((choice) => (
          <Button
            key={choice.word}
            look="framed"
            label={`${list.move}: ${list.moves[choice.word]}`}
            text={list.moves[choice.word]}
            onPointerEnter={() => setTried(choice)}
            onPointerLeave={() => setTried(null)}
            onFocus={() => setTried(choice)}
            onBlur={() => setTried(null)}
            onClick={() => {
              setTried(null);
              attempt(() => moveCorrections(cel.id, [correction.id], choice.target));
            }}
          />
        ))}
        <Button
          look="framed"
          label={list.copy}
          text={list.copy}
          disabled={next === undefined}
          hint={next === undefined ? list.noNext : list.copy}
          onClick={() => {
            if (next !== undefined) attempt(() => copyCorrections(cel.id, [correction.id], next.id));
          }}
        />
      </div>
    </div>
  );
}

function Reason({ correction, celId }: { readonly correction: Correction; readonly celId: string }) {
  const words = useWords();
  const { reason } = correction;
  const [typed, setTyped] = useState(reason);
  useEffect(() => setTyped(reason), [reason]);
  const keep = () => {
    if (typed.trim() !== reason) attempt(() => editCorrection(celId, { ...correction, reason: typed.trim() }));
  };
  return (
    <input
      className="correction-why"
      type="text"
      maxLength={2000}
      aria-label={words.correct.list.reason}
      placeholder={words.correct.list.reasonHint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(reason);
      }}
    />
  );
}
