import { useEffect, useId, useState } from 'react';
import { paletteStepSchema } from '../../main/contract/drawing-choice';
import type { ModelSummary } from '../../main/contract/host';
import { type ProviderSettled, providerWishSchema } from '../../main/contract/provider';
import { useConnection } from '../state/connection-store';
import { chooseDrawing, chooseModel, useDrawingChoice } from '../state/drawing-choice-store';
import { useWords } from '../state/settings-store';
import { ActionButton } from '../ui/ActionButton';
import { Segments } from '../ui/Segments';

/** Which model draws, whether it gives flat colours back, and what it runs on. */
export function DrawingChoices() {
  const words = useWords();
  const palette = useDrawingChoice((choice) => choice.palette);
  const lacksPalette = useConnection((connection) => connection.info?.model?.lacks.includes('palette') === true);
  return (
    <div className="drawing-choices">
      <ModelChoice />
      <div className="drawing-choice">
        <span>{words.panel.paletteStep}</span>
        <Segments
          label={words.panel.paletteStep}
          value={palette}
          disabled={lacksPalette}
          onChoose={(step) => chooseDrawing({ palette: step })}
          segments={paletteStepSchema.options.map((value) => ({
            ...{ value, label: `${words.panel.paletteStep}: ${words.panel.paletteSteps[value]}` },
            text: words.panel.paletteSteps[value],
          }))}
        />
      </div>
      <ProviderChoice />
      <p className="panel-soft">{words.panel.fromNowOn}</p>
      <div>
        <ActionButton action="generateSpanAgain" look="framed" text={words.actions.generateSpanAgain} />
      </div>
    </div>
  );
}

/** Nothing to choose while there is one. */
function ModelChoice() {
  const words = useWords();
  const client = useConnection((connection) => connection.client);
  const chosen = useConnection((connection) => connection.info?.model?.id ?? '');
  const [models, setModels] = useState<readonly ModelSummary[]>([]);
  const id = useId();
  useEffect(() => {
    let wanted = true;
    client?.models.list({}).then(
      (found) => wanted && setModels(found),
      // The section says already when no model can be used.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client]);
  if (models.length < 2) return null;
  return (
    <div className="drawing-choice">
      <label htmlFor={id}>{words.panel.drawingBy}</label>
      <select
        id={id}
        className="select"
        value={chosen}
        onChange={(event) => {
          const model = models.find((one) => one.id === event.target.value);
          if (model !== undefined) chooseModel(model);
        }}
      >
        {models.map((model) => (
          <option key={model.id} value={model.id}>
            {model.id}
          </option>
        ))}
      </select>
    </div>
  );
}

function ProviderChoice() {
  const words = useWords();
  const client = useConnection((connection) => connection.client);
  const provider = useDrawingChoice((choice) => choice.provider);
  const model = useConnection((connection) => connection.info?.model?.id ?? '');
  const [settled, setSettled] = useState<ProviderSettled | null>(null);
  const id = useId();
  // Asked again for each wish and model; a choice is kept a moment after it was made, so the answer is looked for after that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: model and provider decide the answer
  useEffect(() => {
    setSettled(null);
    if (provider === 'cpu') return;
    const timer = setTimeout(() => {
      client?.models.provider({}).then(setSettled, () => undefined);
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, provider, model]);
  return (
    <>
      <div className="drawing-choice">
        <label htmlFor={id}>{words.panel.runsOn}</label>
        <select
          id={id}
          className="select"
          value={provider}
          onChange={(event) => chooseDrawing({ provider: providerWishSchema.parse(event.target.value) })}
        >
          {providerWishSchema.options.map((one) => (
            <option key={one} value={one}>
              {words.panel.providers[one]}
            </option>
          ))}
        </select>
      </div>
      {settled !== null && (
        <p className="panel-soft" role="status">
          {[
            words.panel.runsOnNow(words.panel.providers[settled.provider]),
            ...settled.refused.map((one) => words.panel.notOn(words.panel.providers[one.provider], one.reason)),
          ].join(' ')}
        </p>
      )}
    </>
  );
}

/** Longer than a change of settings takes to be kept. */
const ASK_AFTER_MS = 600;
