import type { ErrorReport } from '../../main/contract/errors';
import type { JobEnd } from '../../main/contract/jobs';
import { useWords } from '../state/settings-store';
import { Icon } from '../ui/icons';
import { FailureList, Told } from '../ui/Notices';

interface ExportResultProps {
  readonly end: JobEnd | null;
  /** Why it could not even begin. */
  readonly refused: ErrorReport | null;
  readonly asksToOverwrite: boolean;
  /** How many of what were written to this folder. */
  readonly done: (folder: string) => string;
}

/** How the export ended: where, how many, and what did not work. */
export function ExportResult({ end, refused, asksToOverwrite, done }: ExportResultProps) {
  const words = useWords();
  if (asksToOverwrite) {
    return (
      <div className="export-result is-question" role="alert">
        <Icon name="warning" />
        <p>{words.export.overwriteAsk}</p>
      </div>
    );
  }
  if (refused !== null) {
    return (
      <div className="export-result is-wrong" role="alert">
        <Icon name="warning" />
        <div>
          <Told error={refused} />
        </div>
      </div>
    );
  }
  if (end === null) return null;
  const { failed, folder } = end.summary;
  const isWhole = end.outcome === 'done' && failed.length === 0;
  // What a person has cancelled is no surprise; what went wrong is said at once.
  const role = isWhole || end.outcome === 'cancelled' ? 'status' : 'alert';
  return (
    <div className={isWhole ? 'export-result' : 'export-result is-wrong'} role={role}>
      <div>
        {end.outcome === 'done' && <p>{done(folder ?? words.export.own)}</p>}
        {end.outcome === 'cancelled' && <p>{words.export.cancelled}</p>}
        {end.outcome === 'failed' && <Told error={end.error} />}
        {failed.length > 0 && (
          <>
            <p>{words.export.partly(failed.length)}</p>
            <FailureList failures={failed} />
          </>
        )}
      </div>
    </div>
  );
}
