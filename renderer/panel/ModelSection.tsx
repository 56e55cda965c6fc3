import { describeError } from '../../main/contract/error-sentences';
import { useConnection } from '../state/connection-store';
import { useSettings, useWords } from '../state/settings-store';
import { DrawingChoices } from './DrawingChoices';

export function ModelSection() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const model = useConnection((connection) => connection.info?.model ?? null);
  const modelError = useConnection((connection) => connection.info?.modelError ?? null);
  const told = modelError === null ? null : describeError(modelError, language);
  return (
    <section className="panel-section">
      <h2>{words.panel.model}</h2>
      {model === null ? (
        <>
          <p className="panel-error">{told?.says ?? words.panel.noModel}</p>
          {told !== null && <p className="panel-soft">{told.next}</p>}
        </>
      ) : (
        <>
          <p className="panel-model">
            <b>{`${model.id} ${model.version}`}</b>
            <span>{model.licence}</span>
            <span>{`${words.panel.commercial}: ${words.panel.commercialUse[model.commercialUse]}`}</span>
          </p>
          {model.lacks.length > 0 && (
            <p className="panel-soft">
              {words.panel.lacksAll(
                model.lacks.map((part) => words.panel.lacks[part]).join(language === 'ja' ? '、' : ', '),
              )}
            </p>
          )}
          <p className="panel-soft">{words.panel.madeNote}</p>
          <DrawingChoices />
        </>
      )}
    </section>
  );
}
