import { useRegionMatch } from '../../state/correct-region-match';
import { useCut } from '../../state/cut-store';
import { useWords } from '../../state/settings-store';
import { useView } from '../../state/view-store';
import { Segments } from '../../ui/Segments';
import { type GestureHere, gestureHere } from '../gesture';
import { keep } from './keep-tool';
import { noPartner, wayAlone, waysAlone } from './no-partner-tool';
import { RegionControls } from './RegionControls';
import { regionMatch } from './region-match-tool';

/** Drawn again when the drawing under the playhead is another one, or the cut is. */
function useHere(): GestureHere | null {
  useCut((store) => store.state?.cut);
  useView((view) => view.playheadFrame);
  useView((view) => view.selectedCelId);
  return gestureHere();
}

export function RegionMatchOptions() {
  const words = useWords();
  const here = useHere();
  const waiting = useRegionMatch((store) => store.waiting);
  const { finish, clear, snap } = regionMatch.commands;
  if (here === null || here.keyIndex === null) return <span role="status">{words.correct.region.onKeysOnly}</span>;
  return (
    <>
      <b role="status">{waiting === null ? words.correct.region.first : words.correct.region.second}</b>
      <RegionControls onFinish={finish} onClear={clear} onSnap={snap} />
    </>
  );
}

export function NoPartnerOptions() {
  const words = useWords();
  const here = useHere();
  useRegionMatch((store) => store.alone);
  const { finish, clear, snap, proposeAgain } = noPartner.commands;
  if (here === null || here.keyIndex === null) return <span role="status">{words.correct.region.onKeysOnly}</span>;
  const ways = waysAlone(here);
  return (
    <>
      <Segments
        label={words.correct.region.partnerless}
        value={wayAlone(here)}
        onChoose={(alone) => {
          useRegionMatch.setState({ alone });
          proposeAgain();
        }}
        segments={ways.map((value) => ({
          value,
          label: `${words.correct.region.partnerless}: ${words.correct.region[value]}`,
          text: words.correct.region[value],
        }))}
      />
      <RegionControls onFinish={finish} onClear={clear} onSnap={snap} />
    </>
  );
}

export function KeepOptions() {
  const words = useWords();
  const here = useHere();
  const { finish, clear, snap } = keep.commands;
  if (here === null || here.keyIndex !== null || here.drawing.picture === null) {
    return <span role="status">{words.correct.region.onInbetweensOnly}</span>;
  }
  return <RegionControls onFinish={finish} onClear={clear} onSnap={snap} />;
}
