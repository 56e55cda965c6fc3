import { describeError } from '../../main/contract/error-sentences';
import { errorReportSchema } from '../../main/contract/errors';
import { useCut } from '../state/cut-store';
import { useIsSample } from '../state/sample-cut';
import { useSettings, useWords } from '../state/settings-store';
import { Icon } from '../ui/icons';

/** The cut's name and measures, and whether it is on the disk. There is nothing to press: it saves itself. */
export function CutName() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const state = useCut((store) => store.state);
  const isSample = useIsSample(state?.cut.id);
  if (state === null) return <div className="top-cut" />;
  const { cut, saved, saveError } = state;
  // The sample's own name is its folder's.
  const name = isSample ? words.open.sample : cut.name;
  const report = errorReportSchema.safeParse(saveError);
  const why = report.success ? describeError(report.data, language) : null;
  const word = why !== null ? words.top.notSaved : saved ? words.top.saved : words.top.saving;
  const hint = why !== null ? `${why.says}\n${why.next}` : saved ? words.top.savedHint : words.top.savingHint;
  return (
    <div className="top-cut">
      <b title={name}>{name}</b>
      <span className="top-measures numbers">
        {words.common.pixels(cut.widthPx, cut.heightPx)} · {words.common.fps(cut.rateFps)}
      </span>
      <span className={why === null ? 'top-saved' : 'top-saved is-wrong'} title={hint}>
        <Icon name={why === null ? (saved ? 'approve' : 'stale') : 'warning'} size={13} />
        <span>{word}</span>
      </span>
    </div>
  );
}
