import { secondsAndFrames } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { usePreferences } from '../state/preferences-store';
import { useWords } from '../state/settings-store';
import { useView } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { FlipButtons } from './FlipButtons';
import { GenerateButtons } from './GenerateButtons';
import './transport.css';

export function Transport() {
  const words = useWords();
  const playing = usePlay((play) => play.playing);
  const loop = usePreferences((preferences) => preferences.loop);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className="transport" role="group" aria-label={words.transport.bar}>
      <div className="transport-group">
        <ActionButton action="firstFrame" icon="first" label={words.transport.first} />
        <ActionButton action="previousDrawing" icon="previous" label={words.transport.previous} />
        <ActionButton
          action="play"
          icon={playing ? 'stop' : 'play'}
          look="framed"
          label={playing ? words.transport.stop : words.transport.play}
        />
        <ActionButton action="nextDrawing" icon="next" label={words.transport.next} />
        <ActionButton action="lastFrame" icon="last" label={words.transport.last} />
        <ActionButton action="loop" icon="loop" label={words.transport.loop} on={loop} />
      </div>
      <Counter />
      <FlipButtons />
      <div className="transport-space" />
      <GenerateButtons />
    </div>
  );
}

function Counter() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const frame = useView((view) => view.playheadFrame);
  const playing = usePlay((play) => play.playing);
  const realFps = usePlay((play) => play.realFps);
  const dropped = usePlay((play) => play.droppedFrames);
  if (cut === null) return null;
  const rate = realFps === null ? words.common.fps(cut.rateFps) : words.transport.realRate(realFps.toFixed(0));
  return (
    <div className="counter">
      <span className="counter-frame numbers" title={words.transport.counter(frame, cut.lengthFrames)}>
        <b>{frame}</b>
        <span>{` / ${cut.lengthFrames}`}</span>
      </span>
      <span className="counter-time numbers">{secondsAndFrames(frame, cut.rateFps)}</span>
      <span className={dropped > 0 && playing ? 'counter-rate numbers is-short' : 'counter-rate numbers'}>
        <span>{playing ? rate : words.common.fps(cut.rateFps)}</span>
        <span>{playing ? (dropped === 0 ? words.transport.onTime : words.transport.dropped(dropped)) : ''}</span>
      </span>
    </div>
  );
}
