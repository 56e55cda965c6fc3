import { useState } from 'react';
import { LEAST_REACH_PX, MOST_REACH_PX, useHandles } from '../../state/correct-handles';
import { useCut } from '../../state/cut-store';
import { useWords } from '../../state/settings-store';
import { redrawTool } from '../redraw-tool';
import { changeReach, reachHere } from './hint-tool';

/** How far around a spot its part goes along. Of a spot that is chosen, or of the next one. */
export function HintOptions() {
  const words = useWords();
  useCut((store) => store.state?.cut);
  useHandles((store) => store.selectedId);
  useHandles((store) => store.reachPx);
  const [dragged, setDragged] = useState<number | null>(null);
  const reachPx = dragged ?? Math.round(reachHere());
  const done = () => {
    if (dragged !== null) changeReach(dragged);
    setDragged(null);
    redrawTool();
  };
  return (
    <label>
      {words.correct.reach}
      <input
        type="range"
        min={LEAST_REACH_PX}
        max={MOST_REACH_PX}
        value={reachPx}
        aria-valuetext={words.correct.reachPx(reachPx)}
        onChange={(event) => setDragged(Number(event.target.value))}
        onPointerUp={done}
        onKeyUp={done}
        onBlur={done}
      />
      <span className="numbers">{words.correct.reachPx(reachPx)}</span>
    </label>
  );
}
