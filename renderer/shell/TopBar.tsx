import { describeError } from '../../main/contract/error-sentences';
import { errorReportSchema } from '../../main/contract/errors';
import { useConnection } from '../state/connection-store';
import { useCut } from '../state/cut-store';
import { useIsSample } from '../state/sample-cut';
import { setLanguage, useSettings, useWords } from '../state/settings-store';
import { ActionButton } from '../ui/ActionButton';
import { Segments } from '../ui/Segments';
import { sayStep } from './say-step';
import './top-bar.css';

export function TopBar() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const theme = useSettings((settings) => settings.theme);
  const undo = useCut((store) => store.state?.undo ?? null);
  const redo = useCut((store) => store.state?.redo ?? null);
  const hasCut = useCut((store) => store.state !== null);
  const connected = useConnection((connection) => connection.client !== null);
  return (
    <header className="top-bar">
      <img className="top-mark" src="./nakawari.svg" alt="Nakawari" width={22} height={22} />
      <CutName />
      <div className="top-group">
        <ActionButton action="open" icon="open" text={words.actions.open} disabled={!connected} />
        <ActionButton action="export" icon="export" text={words.actions.export} disabled={!connected || !hasCut} />
      </div>
      <div className="top-group">
        <ActionButton
          action="undo"
          icon="undo"
          {...(undo === null ? {} : { text: sayStep(words, undo) })}
          disabled={undo === null}
          detail={undo === null ? words.top.undoNothing : sayStep(words, undo)}
        />
        <ActionButton
          action="redo"
          icon="redo"
          {...(redo === null ? {} : { text: sayStep(words, redo) })}
          disabled={redo === null}
          detail={redo === null ? words.top.redoNothing : sayStep(words, redo)}
        />
      </div>
      <div className="top-space" />
      <Segments
        label={words.top.language}
        value={language}
        onChoose={setLanguage}
        segments={[
          { value: 'ja', label: '日本語', text: '日本語' },
          { value: 'en', label: 'English', text: 'English' },
        ]}
      />
      <ActionButton action="theme" icon={theme === 'dark' ? 'sun' : 'moon'} />
      <ActionButton action="help" icon="help" />
    </header>
  );
}

function CutName() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const state = useCut((store) => store.state);
  const isSample = useIsSample(state?.cut.id);
  if (state === null) return <div className="top-cut" />;
  const { cut, saved, saveError } = state;
  const report = saveError === null ? null : errorReportSchema.safeParse(saveError);
  const why = report?.success === true ? describeError(report.data, language) : null;
  const word = why !== null ? words.top.notSaved : saved ? words.top.saved : words.top.saving;
  return (
    <div className="top-cut">
      <b title={cut.name}>{isSample ? words.open.sample : cut.name}</b>
      <span className="numbers">{words.common.pixels(cut.widthPx, cut.heightPx)}</span>
      <span className="numbers">{words.common.fps(cut.rateFps)}</span>
      <span
        className={why === null ? 'top-saved' : 'top-saved is-wrong'}
        title={why === null ? word : `${why.says}\n${why.next}`}
      >
        {word}
      </span>
    </div>
  );
}
