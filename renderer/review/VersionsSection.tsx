import { draftOf, drawingAt } from '../../main/contract/cut-queries';
import { pictureUrl } from '../client/picture-url';
import { sayFraction } from '../state/chart-fraction';
import { openCompare } from '../state/compare-store';
import { attempt } from '../state/notices-store';
import { useAtRest } from '../state/resting-frame';
import { chooseVersion } from '../state/review-edits';
import { sayDoubt } from '../state/review-words';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';
import { Button } from '../ui/Button';
import './review.css';

const THUMBNAIL_PX = 96;

/** Every picture this drawing ever had: none is lost, any can be shown again or laid against the one that is. */
export function VersionsSection() {
  const words = useWords();
  const cel = useSelectedCel();
  const drawing = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)));
  if (cel === undefined || drawing?.kind !== 'inbetween') return null;
  // What a hand drew on an empty sheet may get a draft below it.
  const isAlone = drawing.paint !== undefined && draftOf(drawing) === null;
  if (drawing.versions.length < (isAlone ? 1 : 2)) return null;
  return (
    <section className="panel-section" aria-label={words.review.versions}>
      <h2>{words.review.versions}</h2>
      <ol className="versions">
        {drawing.versions.map(({ picture, source, made }, index) => {
          const isShown = picture === draftOf(drawing);
          const name = words.review.version(index + 1);
          return (
            <li key={picture} className={isShown ? 'is-shown' : undefined}>
              <img src={pictureUrl(picture, THUMBNAIL_PX)} alt="" loading="lazy" decoding="async" />
              <span className="version-text">
                <b>{name}</b>
                <span className="numbers">{`${words.review[source]}  ${sayFraction(made.tUnit)}`}</span>
                <span>{sayDoubt(words, made.doubt01)}</span>
              </span>
              {isShown ? (
                <span className="version-shown">{words.review.versionShown}</span>
              ) : (
                <span className="version-buttons">
                  <Button
                    label={`${words.review.compareVersion}: ${name}`}
                    icon="compare"
                    onClick={() => openCompare({ kind: 'version', index })}
                  />
                  <Button
                    label={`${words.review.chooseVersion}: ${name}`}
                    icon="approve"
                    onClick={() => attempt(() => chooseVersion(cel.id, drawing.id, picture))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
