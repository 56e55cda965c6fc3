import { useRegion } from '../../state/correct-region';
import { useCut } from '../../state/cut-store';
import { useWords } from '../../state/settings-store';
import { useView } from '../../state/view-store';
import { gestureHere } from '../gesture';
import { choosePart, maskCommands } from './mask-tool';
import { PartChoice } from './PartChoice';
import { RegionControls } from './RegionControls';

export function MaskOptions() {
  const words = useWords();
  const busy = useRegion((store) => store.busy);
  const cut = useCut((store) => store.state?.cut);
  const isHere = useView(() => cut !== undefined && gestureHere() !== null);
  if (!isHere) return null;
  return (
    <>
      <PartChoice onChoose={choosePart} />
      {busy && <span role="status">{words.correct.mask.asking}</span>}
      <RegionControls onFinish={maskCommands.finish} onClear={maskCommands.clear} onSnap={maskCommands.snap} />
    </>
  );
}
