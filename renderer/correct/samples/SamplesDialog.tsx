import { useId } from 'react';
import { type SampleUse, sampleUseSchema } from '../../../main/contract/correction-samples';
import { CelSelect } from '../../shell/CelSelect';
import { ExportDestination } from '../../shell/ExportDestination';
import { ExportResult } from '../../shell/ExportResult';
import { chooseSamples, countToExport, exportSamples, useSamples } from '../../state/correct-samples';
import { useCut } from '../../state/cut-store';
import { closeDialog } from '../../state/dialogs-store';
import { cancelExport, wasInTheWay } from '../../state/export-store';
import { jobOf, useJobs } from '../../state/jobs-store';
import { attempt } from '../../state/notices-store';
import { useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { ProgressBar } from '../../ui/ProgressBar';
import '../../shell/export-dialog.css';
import './samples-dialog.css';

const MOST_BY = 200;
const MOST_NOTE = 2000;

/** What a person corrected leaves the document by this command alone, with their own word on who may use it. */
export function SamplesDialog() {
  const words = useWords();
  const say = words.correct.samples;
  const cut = useCut((store) => store.state?.cut ?? null);
  const { choice, running, end, refused } = useSamples();
  const asksToOverwrite = useSamples(wasInTheWay);
  if (cut === null) return null;
  const count = countToExport(cut, choice.celId);
  const start = asksToOverwrite ? words.export.overwriteYes : words.export[end === null ? 'start' : 'again'];
  const footer = running ? (
    <Running cutId={cut.id} />
  ) : (
    <>
      <Button label={words.common.close} text={words.common.close} look="framed" onClick={closeDialog} />
      <Button
        label={start}
        text={start}
        look="primary"
        disabled={count === 0}
        onClick={() => attempt(() => exportSamples(asksToOverwrite))}
      />
    </>
  );
  return (
    <Dialog title={say.title} onClose={closeDialog} footer={footer}>
      <p className="samples-intro">{say.intro}</p>
      <Usage />
      <fieldset className="export-part" disabled={running}>
        <legend>{words.export.which}</legend>
        <CelSelect celId={choice.celId} onChoose={(celId) => chooseSamples({ celId })} />
        <p className="export-note">{count === 0 ? say.nothing : say.counted(count)}</p>
      </fieldset>
      <ExportDestination folder={choice.folder} disabled={running} onChoose={(folder) => chooseSamples({ folder })} />
      <ExportResult
        end={end}
        refused={refused}
        asksToOverwrite={asksToOverwrite}
        done={(folder) => say.done(end?.summary.written ?? 0, folder)}
      />
    </Dialog>
  );
}

function Usage() {
  const words = useWords();
  const say = words.correct.samples;
  const { choice, running } = useSamples();
  const [byId, noteId] = [useId(), useId()];
  return (
    <fieldset className="export-part" disabled={running}>
      <legend>{say.may}</legend>
      {sampleUseSchema.options.map((use: SampleUse) => (
        <Choice
          key={use}
          name="samples-may"
          label={say.uses[use]}
          hint={say.usesHint[use]}
          chosen={choice.may === use}
          onChoose={() => chooseSamples({ may: use })}
        />
      ))}
      <div className="samples-fields">
        <label htmlFor={byId}>{say.by}</label>
        <input
          id={byId}
          type="text"
          maxLength={MOST_BY}
          placeholder={say.byHint}
          value={choice.by}
          onChange={(event) => chooseSamples({ by: event.target.value })}
        />
        <label htmlFor={noteId}>{say.note}</label>
        <textarea
          id={noteId}
          rows={2}
          maxLength={MOST_NOTE}
          placeholder={say.noteHint}
          value={choice.note}
          onChange={(event) => chooseSamples({ note: event.target.value })}
        />
      </div>
    </fieldset>
  );
}

function Running({ cutId }: { readonly cutId: string }) {
  const words = useWords();
  const progress = useJobs((store) => jobOf(store.jobs, 'export', cutId)?.progress);
  const text = words.correct.samples.written(progress?.done ?? 0, progress?.total ?? 0);
  return (
    <>
      <ProgressBar
        label={words.correct.samples.progress}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        text={text}
      />
      <span className="numbers export-count">{text}</span>
      <Button label={words.common.cancel} text={words.common.cancel} look="framed" onClick={cancelExport} />
    </>
  );
}
