import { drawingAt } from '../../../main/contract/cut-queries';
import { attempt } from '../../state/notices-store';
import {
  chooseColour,
  isHard,
  LASSO_SOURCES,
  MOST_GAP_PX,
  MOST_SIZE_PX,
  type PaintEdges,
  setPaint,
  usePaint,
} from '../../state/paint-store';
import { useAtRest } from '../../state/resting-frame';
import { useWords } from '../../state/settings-store';
import { useSelectedCel } from '../../state/view-store';
import { Button } from '../../ui/Button';
import { OpacitySlider } from '../../ui/OpacitySlider';
import { Segments } from '../../ui/Segments';
import { Stepper } from '../../ui/Stepper';
import { Switch } from '../../ui/Switch';
import { type Brush, setSize } from './brush-tool';
import { chooseSource, layPiece, putPieceBack, turnPiece } from './lasso-tool';
import { holdKeys } from './paint-cursor';
import { saveAgain, takePaintOff } from './paint-link';
import './paint-options.css';

const EDGES: readonly PaintEdges[] = ['automatic', 'hard', 'soft'];

export function PencilOptions() {
  return (
    <>
      <Size brush="pencil" />
      <Opacity />
      <Pressure />
      <Edges />
      <Smooth />
      <Colours />
      <Common />
    </>
  );
}

export function EraserOptions() {
  return (
    <>
      <Size brush="eraser" />
      <Opacity />
      <Pressure />
      <Edges />
      <Common />
    </>
  );
}

export function FillOptions() {
  const words = useWords();
  const gapPx = usePaint((paint) => paint.gapPx);
  const underLines = usePaint((paint) => paint.underLines);
  return (
    <>
      <span className="paint-field" title={words.paint.gapHint}>
        <span aria-hidden="true">{words.paint.gap}</span>
        <Stepper
          label={words.paint.gap}
          less={words.paint.gapLess}
          more={words.paint.gapMore}
          value={gapPx}
          most={MOST_GAP_PX}
          onChange={(value) => setPaint({ gapPx: value })}
        />
      </span>
      <Switch
        label={words.paint.underLines}
        hint={words.paint.underLinesHint}
        on={underLines}
        onChange={(on) => setPaint({ underLines: on })}
      />
      <Opacity />
      <Colours />
      <Common />
      <Filling />
    </>
  );
}

/** Of a large drawing whose area is being looked for. */
function Filling() {
  const words = useWords();
  const done01 = usePaint((paint) => paint.filling01);
  return (
    done01 !== null && (
      <progress className="tool-options-reading" aria-label={words.correct.mask.asking} value={done01} />
    )
  );
}

export function LassoOptions() {
  const words = useWords();
  const source = usePaint((paint) => paint.source);
  const holding = usePaint((paint) => paint.holding);
  return (
    <>
      {/* One row in the place of the other: the paper does not move while a hand carries something. */}
      {holding ? (
        <>
          <Button label={words.paint.turnLeft} icon="turnLeft" onClick={() => turnPiece(-15)} />
          <Button label={words.paint.turnRight} icon="turnRight" onClick={() => turnPiece(15)} />
          <Button label={words.paint.layDown} text={words.paint.layDown} look="framed" onClick={layPiece} />
          <Button label={words.paint.putBack} text={words.paint.putBack} onClick={putPieceBack} />
          <span className="paint-steady" />
        </>
      ) : (
        <>
          <Segments
            label={words.paint.source}
            value={source}
            onChoose={chooseSource}
            segments={LASSO_SOURCES.map((value) => ({
              value,
              label: `${words.paint.source}: ${words.paint.sources[value]}`,
              text: words.paint.sources[value],
            }))}
          />
          <Common />
        </>
      )}
    </>
  );
}

export function PickOptions() {
  return (
    <>
      <Colours />
      <Common />
    </>
  );
}

function Size({ brush }: { readonly brush: Brush }) {
  const words = useWords();
  const sizePx = usePaint((paint) => (brush === 'pencil' ? paint.pencilPx : paint.eraserPx));
  return (
    <span className="paint-field" title={words.paint.sizeHint}>
      <span aria-hidden="true">{words.paint.size}</span>
      <Stepper
        label={words.paint.size}
        less={words.paint.smaller}
        more={words.paint.larger}
        value={sizePx}
        most={MOST_SIZE_PX}
        onChange={(value) => setSize(brush, Math.max(1, value))}
      />
    </span>
  );
}

function Opacity() {
  const words = useWords();
  const opacity01 = usePaint((paint) => paint.opacity01);
  return (
    <OpacitySlider
      label={words.paint.opacity}
      say={words.stage.percent}
      value01={opacity01}
      onChange={(value) => setPaint({ opacity01: value })}
    />
  );
}

function Pressure() {
  const words = useWords();
  const on = usePaint((paint) => paint.pressure);
  return (
    <Switch
      label={words.paint.pressure}
      hint={words.paint.pressureHint}
      on={on}
      onChange={(pressure) => setPaint({ pressure })}
    />
  );
}

function Smooth() {
  const words = useWords();
  const on = usePaint((paint) => paint.smooth);
  return (
    <Switch
      label={words.paint.smooth}
      hint={words.paint.smoothHint}
      on={on}
      onChange={(smooth) => setPaint({ smooth })}
    />
  );
}

function Edges() {
  const words = useWords();
  const edges = usePaint((paint) => paint.edges);
  const hard = usePaint(isHard);
  const says = (value: PaintEdges) =>
    value === 'automatic'
      ? words.paint.edgesAutomatic(words.paint.edges[hard ? 'hard' : 'soft'])
      : words.paint.edges[value];
  return (
    <Segments
      label={words.paint.edge}
      value={edges}
      onChoose={(value) => setPaint({ edges: value })}
      segments={EDGES.map((value) => ({
        value,
        label: `${words.paint.edge}: ${edges === value || value !== 'automatic' ? says(value) : words.paint.automatic}`,
        text: value === 'automatic' ? words.paint.automatic : words.paint.edges[value],
      }))}
    />
  );
}

/** The system's own picker closes with a `change`, which React has no word for: then letters mean tools again. */
function keysBackAfterChoice(field: HTMLInputElement | null): () => void {
  field?.addEventListener('change', holdKeys);
  return () => field?.removeEventListener('change', holdKeys);
}

/** The keys' own colours, and any other. */
function Colours() {
  const words = useWords();
  const colour = usePaint((paint) => paint.colour);
  const colours = usePaint((paint) => paint.palette.colours);
  return (
    <span className="paint-colours">
      <label className="paint-colour-now" title={words.paint.colourHint}>
        <span className="paint-colour-name numbers">{colour}</span>
        <input
          type="color"
          aria-label={words.paint.colour}
          value={colour}
          onChange={(event) => chooseColour(event.target.value)}
          ref={keysBackAfterChoice}
        />
      </label>
      {colours.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
        <span className="paint-palette" role="group" aria-label={words.paint.palette}>
          {colours.map((value) => (
            <Button
              key={value}
              className="paint-swatch"
              label={`${words.paint.colour} ${value}`}
              on={value === colour}
              text={<span className="paint-chip" style={{ background: value }} />}
              onClick={() => chooseColour(value)}
            />
          ))}
        </span>
      )}
    </span>
  );
}

/** What concerns all that is painted on this drawing. */
function Common() {
  const words = useWords();
  const unsaved = usePaint((paint) => paint.unsaved);
  const cel = useSelectedCel();
  const isPainted = useAtRest((frame) => {
    const drawing = cel === undefined ? undefined : drawingAt(cel, frame);
    return drawing?.kind === 'inbetween' && drawing.paint !== undefined;
  });
  return (
    <>
      <span className="paint-steady" />
      {isPainted && (
        <Button
          label={words.actions.paintOff}
          text={words.paint.takeOff}
          hint={words.paint.takeOffHint}
          onClick={() => attempt(takePaintOff)}
        />
      )}
      {unsaved && (
        <span className="paint-unsaved" role="status">
          {words.paint.unsaved}
          <Button label={words.paint.saveAgain} text={words.paint.saveAgain} look="framed" onClick={saveAgain} />
        </span>
      )}
    </>
  );
}
