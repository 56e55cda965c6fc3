import { usePart, useRegion } from '../../state/correct-region';
import { useCut } from '../../state/cut-store';
import { sayT } from '../../state/drawing-sign';
import { useWords } from '../../state/settings-store';
import { useView } from '../../state/view-store';
import { Segments } from '../../ui/Segments';
import { Switch } from '../../ui/Switch';
import { gestureHere } from '../gesture';
import { FinishButton } from './FinishButton';
import { OwnTimeCurve } from './OwnTimeCurve';
import { order } from './order-tool';
import { PartChoice } from './PartChoice';
import { partTiming } from './part-timing-tool';
import { RegionControls } from './RegionControls';
import type { SubjectCommands } from './subject-tool';

/** A part from the list, or a region that is marked. */
function Subject({ commands }: { readonly commands: SubjectCommands }) {
  const words = useWords();
  useView((view) => view.playheadFrame);
  const of = usePart((store) => store.of);
  const isKey = gestureHere()?.keyIndex !== null;
  return (
    <>
      <Segments
        label={words.correct.order.of}
        value={of}
        onChoose={commands.chooseOf}
        segments={(['part', 'region'] as const).map((value) => ({
          value,
          label: `${words.correct.order.of}: ${words.correct.order[value]}`,
          text: words.correct.order[value],
        }))}
      />
      {of === 'part' && <PartChoice onChoose={commands.choosePart} />}
      {of === 'region' && !isKey && <span role="status">{words.correct.order.regionOnKeys}</span>}
    </>
  );
}

/** With a part the tick stands alone; with a region it comes with how the region is marked. */
function End({ commands }: { readonly commands: SubjectCommands }) {
  const of = usePart((store) => store.of);
  const isSaid = usePart((store) => store.isSaid);
  const isTouched = useRegion((store) => store.isTouched);
  if (of === 'region') {
    if (gestureHere()?.keyIndex === null) return null;
    return <RegionControls onFinish={commands.finish} onClear={commands.clear} onSnap={commands.snap} />;
  }
  return <FinishButton isReady={isSaid || isTouched} onFinish={commands.finish} />;
}

export function OrderOptions() {
  const words = useWords();
  useCut((store) => store.state?.cut);
  const { side, crossingUnit } = usePart();
  const say = words.correct.order;
  return (
    <>
      <Subject commands={order.commands} />
      <Segments
        label={say.side}
        value={side}
        onChoose={(value) => {
          usePart.setState({ side: value });
          order.commands.changed();
        }}
        segments={(['front', 'behind'] as const).map((value) => ({
          value,
          label: `${say.side}: ${say[value]}`,
          text: say[value],
        }))}
      />
      <Switch
        label={say.crosses}
        on={crossingUnit !== null}
        onChange={(on) => {
          usePart.setState({ crossingUnit: on ? 0.5 : null });
          order.commands.changed();
        }}
      />
      {crossingUnit !== null && <Crossing at={crossingUnit} />}
      <End commands={order.commands} />
    </>
  );
}

function Crossing({ at }: { readonly at: number }) {
  const words = useWords();
  const said = words.correct.order.crossingAt(sayT(at));
  return (
    <label>
      <input
        type="range"
        aria-label={words.correct.order.crossing}
        aria-valuetext={said}
        min={0.05}
        max={0.95}
        step={0.05}
        value={at}
        onChange={(event) => {
          usePart.setState({ crossingUnit: Math.round(Number(event.target.value) * 100) / 100 });
          order.commands.changed();
        }}
      />
      <span className="numbers tool-options-number">{said}</span>
    </label>
  );
}

export function PartTimingOptions() {
  useCut((store) => store.state?.cut);
  return (
    <>
      <Subject commands={partTiming.commands} />
      <OwnTimeCurve onChange={partTiming.commands.changed} />
      <End commands={partTiming.commands} />
    </>
  );
}
