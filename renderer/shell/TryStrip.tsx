import type { ReactNode } from 'react';
import { useAllKeys } from '../actions/keymap';
import { useCut } from '../state/cut-store';
import { usePreferences } from '../state/preferences-store';
import { useIsSample } from '../state/sample-cut';
import { useWords } from '../state/settings-store';
import { putTriesAway, TRIES, type Try } from '../state/tries';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Keycaps } from '../ui/Keycaps';
import type { ActionWord } from '../words/words';
import './try-strip.css';

/** Three things to try on the sample, in one line below the paper. Each checks itself off. */
export function TryStrip() {
  const words = useWords();
  const cutId = useCut((store) => store.state?.cut.id);
  const isSample = useIsSample(cutId);
  const tried = usePreferences((preferences) => preferences.tried);
  const away = usePreferences((preferences) => preferences.triesAway);
  if (!isSample || away) return null;
  const isAll = TRIES.every((one) => tried.includes(one));
  return (
    <section className="tries" aria-label={words.start.tryTitle}>
      {isAll ? (
        <p className="tries-all" role="status">
          {words.start.tryAll} <Key action="palette" />
        </p>
      ) : (
        <>
          <h2>{words.start.tryTitle}</h2>
          <ol>
            <Thing what="flip" isDone={tried.includes('flip')}>
              {words.start.tryFlip} <Key action="flipFirst" /> <Key action="flipThis" /> <Key action="flipNext" />
            </Thing>
            <Thing what="time" isDone={tried.includes('time')}>
              {words.start.tryTime}
            </Thing>
            <Thing what="review" isDone={tried.includes('review')}>
              {words.start.tryReview} <Key action="approve" />
            </Thing>
          </ol>
        </>
      )}
      <Button label={words.start.tryClose} icon="close" onClick={putTriesAway} />
    </section>
  );
}

/** The key as it is now, after the person's own choice. */
function Key({ action }: { readonly action: ActionWord }) {
  const words = useWords();
  const [first] = useAllKeys()(action);
  return first === undefined ? <b>{words.actions[action]}</b> : <Keycaps stroke={first} />;
}

interface ThingProps {
  readonly what: Try;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function Thing({ what, isDone, children }: ThingProps) {
  const words = useWords();
  return (
    <li className={isDone ? 'try is-done' : 'try'} data-try={what}>
      <span className="try-mark" aria-hidden="true">
        {isDone && <Icon name="approve" size={12} />}
      </span>
      <span>{children}</span>
      {isDone && <span className="only-read">{words.start.tryDone}</span>}
    </li>
  );
}
