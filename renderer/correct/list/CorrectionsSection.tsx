import { useEffect, useState } from 'react';
import { drawingAt } from '../../../main/contract/cut-queries';
import { correctionsListed, LIST_SCOPES, selectCorrection, useCorrectionList } from '../../state/correct-list';
import { setPreferences, usePreferences } from '../../state/preferences-store';
import { useAtRest } from '../../state/resting-frame';
import { useWords } from '../../state/settings-store';
import { spanHere } from '../../state/span-here';
import { useSelectedCel } from '../../state/view-store';
import { ActionButton } from '../../ui/ActionButton';
import { Segments } from '../../ui/Segments';
import { BeforeButton } from './BeforeButton';
import { CorrectionRow } from './CorrectionRow';
import './corrections.css';

/** Everything that was said of the motion: of this drawing, of its span, or of the whole cel; newest on top. */
export function CorrectionsSection() {
  const words = useWords();
  const { list } = words.correct;
  const scope = useCorrectionList((store) => store.scope);
  const selectedId = useCorrectionList((store) => store.selectedId);
  const cel = useSelectedCel();
  const drawing = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)));
  const span = useAtRest((frame) => (cel === undefined ? undefined : spanHere(cel, frame)));
  if (cel === undefined) return null;
  const place = { cel, drawing, span };
  const corrections = correctionsListed(scope, place);
  return (
    <>
      <section className="panel-section corrections" aria-label={list.title}>
        <div className="panel-head">
          <h2>{list.title}</h2>
          <span className="corrections-count numbers">{list.count(corrections.length)}</span>
          <BeforeButton />
        </div>
        <Segments
          label={list.scope}
          value={scope}
          onChoose={(value) => useCorrectionList.setState({ scope: value })}
          segments={LIST_SCOPES.map((value) => ({
            value,
            label: `${list.scope}: ${list.scopes[value]}`,
            text: list.scopes[value],
          }))}
        />
        {corrections.length === 0 && (
          <p className="panel-soft">
            {list.none} {list.noneHint}
          </p>
        )}
        <ol className="corrections-list" aria-label={list.title}>
          {corrections.map((correction) => (
            <CorrectionRow
              key={correction.id}
              correction={correction}
              place={place}
              isSelected={correction.id === selectedId}
              onSelect={() => selectCorrection(correction.id === selectedId ? null : correction.id)}
            />
          ))}
        </ol>
      </section>
      <Author />
      <section className="panel-section" aria-label={words.correct.samples.title}>
        <ActionButton action="exportCorrections" look="framed" text={words.actions.exportCorrections} />
      </section>
    </>
  );
}

function Author() {
  const words = useWords();
  const author = usePreferences((preferences) => preferences.correctionAuthor);
  const [typed, setTyped] = useState(author);
  useEffect(() => setTyped(author), [author]);
  return (
    <section className="panel-section" aria-label={words.correct.list.author}>
      <label className="panel-row">
        {words.correct.list.author}
        <input
          className="corrections-author"
          type="text"
          maxLength={100}
          placeholder={words.correct.list.authorHint}
          title={words.correct.list.authorHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setPreferences({ correctionAuthor: typed.trim() })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </label>
    </section>
  );
}
