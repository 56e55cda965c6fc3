import type { ReactNode } from 'react';
import type { Cut } from '../../main/contract/cut';
import { celById, drawingById } from '../../main/contract/cut-queries';
import type { CutState } from '../../main/contract/cut-state';
import { errorReportSchema } from '../../main/contract/errors';
import { useCut } from '../state/cut-store';
import { attempt } from '../state/notices-store';
import { beginLocate, lookAgain } from '../state/open-cut';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Told } from '../ui/Notices';
import type { Words } from '../words/words';
import './desk-troubles.css';

const MOST_NAMED = 6;

/** What is wrong with the open cut as long as it is so: found out from its state, gone when it is put right. Never in the way of working on. */
export function DeskTroubles() {
  const words = useWords();
  const state = useCut((store) => store.state);
  if (state === null) return null;
  const { missing, damaged, folderError } = state;
  const saveError = errorReportSchema.safeParse(state.saveError);
  if (!saveError.success && folderError === null && missing.length === 0 && damaged.length === 0) return null;
  const locate = () => attempt(() => beginLocate(state.cut.id));
  const again = () => attempt(lookAgain);
  return (
    <section className="troubles" aria-label={words.troubles.region}>
      {saveError.success && (
        <Trouble isUrgent>
          <Told error={saveError.data} />
          <p className="trouble-next">{words.troubles.stillThere}</p>
        </Trouble>
      )}
      {folderError !== null && (
        <Trouble
          ways={
            <>
              <Way text={words.troubles.locateFolder} onClick={locate} />
              <Way text={words.troubles.lookAgain} onClick={again} />
            </>
          }
        >
          <Told error={folderError} />
        </Trouble>
      )}
      {folderError === null && missing.length > 0 && (
        <Trouble
          ways={
            <>
              <Way text={words.troubles.locate} onClick={locate} />
              <Way text={words.troubles.lookAgain} onClick={again} />
            </>
          }
        >
          <p className="trouble-says">
            {words.troubles.missing(missing.length)} {sayDrawings(words, state, missing)}
          </p>
          <p className="trouble-next">{words.troubles.missingNext(state.cut.name)}</p>
        </Trouble>
      )}
      {damaged.length > 0 && (
        <Trouble ways={<Way text={words.troubles.lookAgain} onClick={again} />}>
          <p className="trouble-says">
            {words.troubles.damaged(damaged.length)} {sayDrawings(words, state, damaged)}
          </p>
          {damaged[0] !== undefined && <Told error={damaged[0].error} />}
        </Trouble>
      )}
    </section>
  );
}

interface TroubleProps {
  readonly isUrgent?: boolean;
  readonly ways?: ReactNode;
  readonly children: ReactNode;
}

function Trouble({ isUrgent = false, ways, children }: TroubleProps) {
  return (
    <div className={isUrgent ? 'trouble is-urgent' : 'trouble'} role={isUrgent ? 'alert' : 'status'}>
      <Icon name="warning" />
      <div className="trouble-text">{children}</div>
      <div className="trouble-ways">{ways}</div>
    </div>
  );
}

function Way({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return <Button label={text} text={text} look="framed" onClick={onClick} />;
}

/** `A 3, A 5, B 1 and 12 more`. */
function sayDrawings(
  words: Words,
  { cut }: CutState,
  drawings: readonly { readonly celId: string; readonly drawingId: string }[],
): string {
  const named = drawings.slice(0, MOST_NAMED).map(({ celId, drawingId }) => nameOf(cut, celId, drawingId));
  const more = drawings.length - named.length;
  const list = named.join(', ');
  return more > 0 ? `${list} ${words.troubles.more(more)}` : list;
}

function nameOf(cut: Cut, celId: string, drawingId: string): string {
  const cel = celById(cut, celId);
  const drawing = cel === undefined ? undefined : drawingById(cel, drawingId);
  return `${cel?.name ?? ''} ${drawing?.kind === 'key' ? drawing.number : ''}`.trim();
}
