import { useLines } from '../../state/correct-region';
import { useCut } from '../../state/cut-store';
import { useWords } from '../../state/settings-store';
import { useView } from '../../state/view-store';
import { Button } from '../../ui/Button';
import { Segments } from '../../ui/Segments';
import { Switch } from '../../ui/Switch';
import { gestureHere } from '../gesture';
import { lineCommands, setLineColour, setLineWidth } from './line-tool';

export function LineOptions() {
  const words = useWords();
  useCut((store) => store.state?.cut);
  useView((view) => view.playheadFrame);
  const { widthPx, colour, lastColour, byPressure, isNew, strokes, points } = useLines();
  const here = gestureHere();
  const say = words.correct.line;
  if (here === null || here.keyIndex !== null) {
    return <span role="status">{words.correct.region.onInbetweensOnly}</span>;
  }
  return (
    <>
      <label title="[ ]">
        {say.width}
        <input
          type="range"
          aria-label={say.width}
          aria-valuetext={words.correct.mask.px(widthPx)}
          min={0.5}
          max={20}
          step={0.5}
          value={widthPx}
          onChange={(event) => setLineWidth(Number(event.target.value))}
        />
        <span className="numbers tool-options-number">{words.correct.mask.px(widthPx)}</span>
      </label>
      <Segments
        label={say.colour}
        value={colour === null ? 'none' : 'colour'}
        onChoose={(value) => setLineColour(value === 'none' ? null : lastColour)}
        segments={[
          { value: 'none', label: `${say.colour}: ${say.noColour}`, text: say.noColour },
          { value: 'colour', label: `${say.colour}: ${say.withColour}`, text: say.withColour },
        ]}
      />
      {colour !== null && (
        <input
          type="color"
          className="line-colour"
          aria-label={say.colour}
          value={colour}
          onChange={(event) => setLineColour(event.target.value)}
        />
      )}
      <Switch label={say.pressure} on={byPressure} onChange={(on) => useLines.setState({ byPressure: on })} />
      <Switch label={say.isNew} hint={say.isNewHint} on={isNew} onChange={(on) => useLines.setState({ isNew: on })} />
      {strokes > 0 && <span className="numbers">{say.count(strokes, points)}</span>}
      <Button
        label={say.undoStroke}
        hint={`${say.undoStroke}\nCtrl + Z`}
        icon="undo"
        disabled={strokes === 0}
        onClick={() => lineCommands.undoStroke()}
      />
      <Button
        label={words.correct.mask.finish}
        hint={`${words.correct.mask.finish}\nEnter`}
        icon="approve"
        text={words.correct.mask.finish}
        look={strokes > 0 ? 'primary' : 'framed'}
        disabled={strokes === 0}
        onClick={lineCommands.finish}
      />
    </>
  );
}
