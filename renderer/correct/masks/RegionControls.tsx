import { MOST_BRUSH_PX, REGION_WAYS, setBrush, useRegion } from '../../state/correct-region';
import { useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';
import { Segments } from '../../ui/Segments';
import { Switch } from '../../ui/Switch';
import { redrawTool } from '../redraw-tool';
import { FinishButton } from './FinishButton';
import './region-options.css';

const MOST_GAP_PX = 24;

interface RegionControlsProps {
  readonly onFinish: () => void;
  readonly onClear: () => void;
  readonly onSnap: () => void;
}

/** How a region is marked, and the tick that ends it. */
export function RegionControls({ onFinish, onClear, onSnap }: RegionControlsProps) {
  const words = useWords();
  const { way, erases, snaps } = useRegion();
  const isEmpty = useRegion((store) => store.isEmpty);
  const isReady = useRegion((store) => store.isTouched || store.isLooking);
  const say = words.correct.mask;
  return (
    <>
      <Segments
        label={say.way}
        value={way}
        onChoose={(value) => {
          useRegion.setState({ way: value });
          redrawTool();
        }}
        segments={REGION_WAYS.map((value) => ({ value, label: `${say.way}: ${say[value]}`, text: say[value] }))}
      />
      {way !== 'clicks' && (
        <Button
          label={say.erase}
          hint={`${say.erase}\nAlt`}
          icon="eraser"
          on={erases}
          onClick={() => useRegion.setState({ erases: !erases })}
        />
      )}
      {way === 'brush' && <BrushSize />}
      {way === 'fill' && <Gap />}
      {way === 'clicks' && <Clicks />}
      <Switch
        label={say.snap}
        hint={say.snapHint}
        on={snaps}
        onChange={(on) => {
          useRegion.setState({ snaps: on });
          if (on) onSnap();
        }}
      />
      <Button label={say.clear} text={say.clear} look="framed" disabled={isEmpty} onClick={onClear} />
      <FinishButton isReady={isReady} onFinish={onFinish} />
      <Reading />
    </>
  );
}

/** The eye judges size by how much larger it is, not by pixels: the slider runs over the logarithm. */
const STEPS = 100;
const stepOf = (px: number) => Math.round((Math.log(px) / Math.log(MOST_BRUSH_PX)) * STEPS);
const pxOf = (step: number) => Math.exp((step / STEPS) * Math.log(MOST_BRUSH_PX));

function BrushSize() {
  const words = useWords();
  const brushPx = useRegion((store) => store.brushPx);
  const said = words.correct.mask.px(brushPx);
  return (
    <label title="[ ]">
      {words.correct.mask.size}
      <input
        type="range"
        aria-label={words.correct.mask.size}
        aria-valuetext={said}
        min={0}
        max={STEPS}
        value={stepOf(brushPx)}
        onChange={(event) => setBrush(pxOf(Number(event.target.value)))}
      />
      <span className="numbers tool-options-number">{said}</span>
    </label>
  );
}

/** Of a large drawing that is being read; on small ones it is over before it would be seen. */
function Reading() {
  const words = useWords();
  const done01 = useRegion((store) => (store.busy ? store.done01 : 0));
  return (
    done01 > 0 && <progress className="tool-options-reading" aria-label={words.correct.mask.asking} value={done01} />
  );
}

function Gap() {
  const words = useWords();
  const gapPx = useRegion((store) => store.gapPx);
  const said = words.correct.mask.px(gapPx);
  return (
    <label>
      {words.correct.mask.gap}
      <input
        type="range"
        aria-label={words.correct.mask.gap}
        aria-valuetext={said}
        min={0}
        max={MOST_GAP_PX}
        value={gapPx}
        onChange={(event) => useRegion.setState({ gapPx: Number(event.target.value) })}
      />
      <span className="numbers tool-options-number">{said}</span>
    </label>
  );
}

function Clicks() {
  const words = useWords();
  const clicks = useRegion((store) => store.clicks);
  return (
    <span className="numbers" role="status">
      {words.correct.mask.clicked(clicks)}
    </span>
  );
}
