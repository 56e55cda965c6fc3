import { useExport, wasInTheWay } from '../state/export-store';
import { useWords } from '../state/settings-store';
import { Icon } from '../ui/icons';
import { FailureList, Told } from '../ui/Notices';

/** How the export ended: where, how many, and what did not work. */
export function ExportResult() {
  const words = useWords();
  const end = useExport((store) => store.end);
  const written = useExport((store) => store.written);
  const refused = useExport((store) => store.refused);
  const asksToOverwrite = useExport(wasInTheWay);
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
        {end.outcome === 'done' && <p>{words.export.done(written, folder ?? words.export.own)}</p>}
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
