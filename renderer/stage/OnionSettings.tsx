import { MOST_ONION, ONION_TINTS, type OnionTint, setOnion, TINT_COLOURS, useOnion } from '../state/onion-store';
import { useWords } from '../state/settings-store';
import { OpacitySlider } from '../ui/OpacitySlider';
import { Popover } from '../ui/Popover';
import { Stepper } from '../ui/Stepper';
import { Switch } from '../ui/Switch';

const isTint = (value: string): value is OnionTint => ONION_TINTS.some((tint) => tint === value);

/** How many drawings before and after, which, and how they look. */
export function OnionSettings() {
  const words = useWords();
  const { before, after, keysOnly, tint, opacity01 } = useOnion();
  const colours = TINT_COLOURS[tint];
  const side = (label: string, less: string, more: string, which: 'before' | 'after', count: number) => (
    <div className="popover-row">
      <span className="onion-side">
        <span className="onion-chip" style={{ background: colours?.[which] ?? 'transparent' }} aria-hidden="true" />
        {label}
      </span>
      <Stepper
        label={label}
        less={less}
        more={more}
        value={count}
        most={MOST_ONION}
        onChange={(value) => setOnion({ [which]: value })}
      />
    </div>
  );
  return (
    <Popover label={words.stage.onionSettings}>
      {side(words.stage.before, words.stage.beforeLess, words.stage.beforeMore, 'before', before)}
      {side(words.stage.after, words.stage.afterLess, words.stage.afterMore, 'after', after)}
      <div className="popover-row">
        <Switch label={words.stage.keysOnly} on={keysOnly} onChange={(on) => setOnion({ keysOnly: on })} />
      </div>
      <label className="popover-row">
        {words.stage.tint}
        <select
          value={tint}
          onChange={({ target }) => {
            if (isTint(target.value)) setOnion({ tint: target.value });
          }}
        >
          {ONION_TINTS.map((value) => (
            <option key={value} value={value}>
              {words.stage.tints[value]}
            </option>
          ))}
        </select>
      </label>
      <div className="popover-row">
        <span>{words.stage.opacity}</span>
        <OpacitySlider
          label={words.stage.opacity}
          say={words.stage.percent}
          value01={opacity01}
          onChange={(value) => setOnion({ opacity01: value })}
        />
      </div>
    </Popover>
  );
}
