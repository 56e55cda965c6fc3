import { useId } from 'react';
import { useCut } from '../state/cut-store';
import { closeDialog } from '../state/dialogs-store';
import { cancelExport, chooseExport, startExport, useExport, wasInTheWay } from '../state/export-store';
import { countNotDrawn } from '../state/generate-order';
import { jobOf, useJobs } from '../state/jobs-store';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { ProgressBar } from '../ui/ProgressBar';
import { CelSelect } from './CelSelect';
import { ExportDestination } from './ExportDestination';
import { ExportResult } from './ExportResult';
import { ContactSheetOf, LoopChoice } from './ExportToShow';
import './export-dialog.css';

export function ExportDialog() {
  const words = useWords();
  const celSelectId = useId();
  const cut = useCut((store) => store.state?.cut ?? null);
  const drafts = useCut((store) => store.drafts);
  const { choice, running, end, written, refused } = useExport();
  const asksToOverwrite = useExport(wasInTheWay);
  const job = useJobs((store) => jobOf(store.jobs, 'export', cut?.id));
  if (cut === null) return null;
  const scope = choice.celId === null ? { kind: 'cut' as const } : { kind: 'cel' as const, celId: choice.celId };
  // What is only to be shown is shown as far as it has come.
  const drawsFirst = choice.kind === 'frames' || choice.kind === 'drawings';
  const wanted = drawsFirst ? countNotDrawn(cut, scope, drafts) : 0;
  const start = words.export[end === null ? 'start' : 'again'];
  const footer = running ? (
    <>
      <ProgressBar
        label={words.jobs.progress}
        done={job?.progress.done ?? 0}
        total={job?.progress.total ?? 0}
        text={words.jobs.exported(job?.progress.done ?? 0, job?.progress.total ?? 0)}
      />
      <span className="numbers export-count">
        {words.jobs.exported(job?.progress.done ?? 0, job?.progress.total ?? 0)}
      </span>
      <Button label={words.common.cancel} text={words.common.cancel} look="framed" onClick={cancelExport} />
    </>
  ) : (
    <>
      <Button label={words.common.close} text={words.common.close} look="framed" onClick={closeDialog} />
      {asksToOverwrite ? (
        <Button
          label={words.export.overwriteYes}
          text={words.export.overwriteYes}
          look="primary"
          onClick={() => attempt(() => startExport(true))}
        />
      ) : (
        <Button label={start} text={start} look="primary" onClick={() => attempt(() => startExport())} />
      )}
    </>
  );
  return (
    <Dialog title={words.export.title} onClose={closeDialog} footer={footer}>
      <fieldset className="export-part" disabled={running}>
        <legend>{words.export.what}</legend>
        <Choice
          name="export-kind"
          label={words.export.frames}
          hint={words.export.framesHint}
          chosen={choice.kind === 'frames'}
          onChoose={() => chooseExport({ kind: 'frames' })}
        />
        <Choice
          name="export-kind"
          label={words.export.drawings}
          hint={words.export.drawingsHint}
          chosen={choice.kind === 'drawings'}
          onChoose={() => chooseExport({ kind: 'drawings' })}
        />
        <Choice
          name="export-kind"
          label={words.export.contactSheet}
          hint={words.export.contactSheetHint}
          chosen={choice.kind === 'contact-sheet'}
          onChoose={() => chooseExport({ kind: 'contact-sheet' })}
        />
        <Choice
          name="export-kind"
          label={words.export.loop}
          hint={words.export.loopHint}
          chosen={choice.kind === 'loop'}
          onChoose={() => chooseExport({ kind: 'loop' })}
        />
        {choice.kind === 'contact-sheet' && <ContactSheetOf />}
        {choice.kind === 'loop' && <LoopChoice />}
        <div className="export-row" hidden={choice.kind === 'contact-sheet'}>
          <label htmlFor={celSelectId}>{words.export.which}</label>
          <CelSelect id={celSelectId} celId={choice.celId} onChoose={(celId) => chooseExport({ celId })} />
        </div>
      </fieldset>
      <ExportDestination folder={choice.folder} disabled={running} onChoose={(folder) => chooseExport({ folder })} />
      {wanted > 0 && <p className="export-note">{words.export.wanted(wanted)}</p>}
      <ExportResult
        end={end}
        refused={refused}
        asksToOverwrite={asksToOverwrite}
        done={(folder) => words.export.done(written, folder)}
      />
    </Dialog>
  );
}
