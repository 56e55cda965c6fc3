import { useHandles } from '../../state/correct-handles';
import { useCut } from '../../state/cut-store';
import { useWords } from '../../state/settings-store';
import { useView } from '../../state/view-store';
import { Button } from '../../ui/Button';
import { useMapsArrived } from '../maps-here';
import { areWaysKnown, forgetArc, saidArc } from './arc-tool';

/** Whether the joints of both keys are known yet, and the way back to the network's own path. */
export function ArcOptions() {
  const words = useWords();
  useCut((store) => store.state?.cut);
  useView((view) => view.playheadFrame);
  useMapsArrived((store) => store.count);
  useHandles((store) => store.selectedId);
  if (!areWaysKnown()) return <span role="status">{words.correct.looking}</span>;
  if (saidArc() === null) return null;
  const { forget } = words.correct.joint;
  return <Button label={forget} text={forget} look="framed" onClick={forgetArc} />;
}
