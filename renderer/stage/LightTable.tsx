import type { LightTablePin } from '../../main/contract/desk-view';
import { useCut } from '../state/cut-store';
import { signOf } from '../state/drawing-sign';
import { activatePin, changePin, pinColour, pinnedDrawing, removePin, useLightTable } from '../state/light-table-store';
import { sayDrawing } from '../state/say-drawing';
import { useWords } from '../state/settings-store';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { OpacitySlider } from '../ui/OpacitySlider';
import { SignMark } from '../ui/SignMark';
import { NumberField } from './NumberField';

/** The sheets on the light table, above the stage and beside nothing: it never lies over the paper. */
export function LightTable() {
  const words = useWords();
  const on = useLightTable((table) => table.on);
  const pins = useLightTable((table) => table.pins);
  const activeIndex = useLightTable((table) => table.activeIndex);
  // A pin's drawing may change with the cut.
  useCut((store) => store.state?.cut);
  if (!on) return null;
  const active = activeIndex === null ? undefined : pins[activeIndex];
  return (
    <section className="light-table" aria-label={words.stage.lightTable}>
      <ActionButton action="pinDrawing" icon="pin" text={<PinWord />} look="framed" />
      {pins.length === 0 && <span className="light-table-hint">{words.stage.noPins}</span>}
      <ul className="light-table-pins">
        {pins.map((pin, index) => (
          <PinItem key={`${pin.celId}\n${pin.drawingId}`} pin={pin} index={index} isActive={index === activeIndex} />
        ))}
      </ul>
      {active !== undefined && activeIndex !== null && <PinFields pin={active} index={activeIndex} />}
    </section>
  );
}

function PinWord() {
  const words = useWords();
  const pins = useLightTable((table) => table.pins);
  return <span className="numbers">{pins.length === 0 ? words.actions.pinDrawing : pins.length}</span>;
}

interface PinProps {
  readonly pin: LightTablePin;
  readonly index: number;
}

function PinItem({ pin, index, isActive }: PinProps & { readonly isActive: boolean }) {
  const words = useWords();
  const found = pinnedDrawing(pin);
  if (found === null) return null;
  const sign = signOf(found.cel, found.drawing, undefined, false);
  const name = words.stage.pin(found.cel.name, sayDrawing(words, sign));
  return (
    <li className={isActive ? 'pin is-active' : 'pin'}>
      <Button
        label={name}
        hint={`${name}\n${words.stage.pinHint}`}
        on={isActive}
        text={
          <span className="pin-name">
            <span className="pin-colour" style={{ background: pinColour(index) }} aria-hidden="true" />
            {found.cel.name}
            <SignMark sign={sign} />
          </span>
        }
        onClick={() => activatePin(index)}
      />
      <Button label={words.stage.removePin(name)} icon="close" onClick={() => removePin(index)} />
    </li>
  );
}

/** The sheet in hand by numbers. */
function PinFields({ pin, index }: PinProps) {
  const words = useWords();
  const change = (part: Partial<LightTablePin>) => changePin(index, (before) => ({ ...before, ...part }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div className="pin-fields" role="group" aria-label={words.stage.pinHint}>
      <NumberField label={words.stage.pinShiftX} mark="→" value={pin.dxPx} onChange={(dxPx) => change({ dxPx })} />
      <NumberField label={words.stage.pinShiftY} mark="↓" value={pin.dyPx} onChange={(dyPx) => change({ dyPx })} />
      <NumberField
        label={words.stage.pinRotation}
        mark="↻"
        value={pin.rotationDeg}
        onChange={(rotationDeg) => change({ rotationDeg })}
      />
      <OpacitySlider
        label={words.stage.opacity}
        say={words.stage.percent}
        value01={pin.opacity01}
        onChange={(opacity01) => change({ opacity01 })}
      />
      <Button label={words.stage.pinReset} icon="undo" onClick={() => change({ dxPx: 0, dyPx: 0, rotationDeg: 0 })} />
    </div>
  );
}
