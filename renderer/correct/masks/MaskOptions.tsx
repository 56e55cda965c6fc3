import { useCut } from '../../state/cut-store';
import { useView } from '../../state/view-store';
import { gestureHere } from '../gesture';
import { choosePart, maskCommands } from './mask-tool';
import { PartChoice } from './PartChoice';
import { RegionControls } from './RegionControls';

export function MaskOptions() {
  const cut = useCut((store) => store.state?.cut);
  const isHere = useView(() => cut !== undefined && gestureHere() !== null);
  if (!isHere) return null;
  return (
    <>
      <PartChoice onChoose={choosePart} />
      <RegionControls onFinish={maskCommands.finish} onClear={maskCommands.clear} onSnap={maskCommands.snap} />
    </>
  );
}
