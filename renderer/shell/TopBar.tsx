import { useConnection } from '../state/connection-store';
import { useCut } from '../state/cut-store';
import { usePreferences } from '../state/preferences-store';
import { setLanguage, useSettings, useWords } from '../state/settings-store';
import { ActionButton } from '../ui/ActionButton';
import { Segments } from '../ui/Segments';
import { CutName } from './CutName';
import { ReviewMeter } from './ReviewMeter';
import { sayStep } from './say-step';
import './top-bar.css';

/** The cut, what can be taken back, how far it has come, with which network, in which language. */
export function TopBar() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const theme = useSettings((settings) => settings.theme);
  const folded = usePreferences((preferences) => preferences.panelFolded);
  const hasCut = useCut((store) => store.state !== null);
  const connected = useConnection((connection) => connection.client !== null);
  return (
    <header className="top-bar">
      <img className="top-mark" src="./nakawari.svg" alt="Nakawari" width={22} height={22} />
      <CutName />
      <div className="top-group">
        <ActionButton action="open" icon="open" disabled={!connected} />
        <ActionButton action="export" icon="export" disabled={!connected || !hasCut} />
      </div>
      <Steps />
      <div className="top-space" />
      <ReviewMeter />
      <Model />
      <div className="top-group">
        <ActionButton action="palette" icon="search" />
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
        <ActionButton action="foldPanel" icon="panel" on={!folded} />
      </div>
    </header>
  );
}

/** What undo would take back and redo would bring again, by name. */
function Steps() {
  const words = useWords();
  const undo = useCut((store) => store.state?.undo ?? null);
  const redo = useCut((store) => store.state?.redo ?? null);
  return (
    <div className="top-group top-steps">
      <ActionButton
        action="undo"
        icon="undo"
        {...(undo === null ? {} : { text: sayStep(words, undo), value: sayStep(words, undo) })}
        disabled={undo === null}
        detail={undo === null ? words.top.undoNothing : sayStep(words, undo)}
      />
      <ActionButton
        action="redo"
        icon="redo"
        {...(redo === null ? {} : { text: sayStep(words, redo), value: sayStep(words, redo) })}
        disabled={redo === null}
        detail={redo === null ? words.top.redoNothing : sayStep(words, redo)}
      />
    </div>
  );
}

function Model() {
  const words = useWords();
  const info = useConnection((connection) => connection.info);
  if (info === null) return null;
  if (info.model === null) return <span className="top-model is-wrong">{words.top.noModel}</span>;
  const { id, version } = info.model;
  return (
    <span className="top-model" title={words.top.model(`${id} ${version}`)}>
      {words.top.model(id)}
    </span>
  );
}
