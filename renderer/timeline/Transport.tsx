import { PLAY_SPEEDS, type PlaySpeed, setSpeed, usePlay } from '../state/play-store';
import { usePreferences } from '../state/preferences-store';
import { useWords } from '../state/settings-store';
import { ActionButton } from '../ui/ActionButton';
import { FlipButtons } from './FlipButtons';
import { GenerateButtons } from './GenerateButtons';
import { PlayCounter } from './PlayCounter';
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
        <Speed />
      </div>
      <PlayCounter />
      <FlipButtons />
      <div className="transport-space" />
      <GenerateButtons />
    </div>
  );
}

const isSpeed = (value: number): value is PlaySpeed => PLAY_SPEEDS.some((speed) => speed === value);

function Speed() {
  const words = useWords();
  const speed = usePlay((play) => play.speed);
  return (
    <select
      className="play-speed"
      aria-label={words.transport.speed}
      title={words.transport.speed}
      value={speed}
      onChange={({ target }) => {
        const chosen = Number(target.value);
        if (isSpeed(chosen)) setSpeed(chosen);
        // The keys are the desk's again.
        target.blur();
      }}
    >
      {PLAY_SPEEDS.map((value) => (
        <option key={value} value={value}>
          {words.transport.speedValue(String(value))}
        </option>
      ))}
    </select>
  );
}
