import { drawingAt } from '../../../main/contract/cut-queries';
import { useMatch } from '../../state/correct-match';
import { useWords } from '../../state/settings-store';
import { useSelectedCel, useView } from '../../state/view-store';
import { Segments } from '../../ui/Segments';
import { redrawTool } from '../redraw-tool';
import { spansAtKey } from './match-points';

/** Which key is the other one, and which of the two clicks is next. */
export function MatchOptions() {
  const words = useWords();
  const cel = useSelectedCel();
  const frame = useView((view) => view.playheadFrame);
  const waiting = useMatch((store) => store.waiting);
  const toward = useMatch((store) => store.toward);
  const key = cel === undefined ? undefined : drawingAt(cel, frame);
  const { before, after } = cel !== undefined && key?.kind === 'key' ? spansAtKey(cel, key.id) : {};
  return (
    <>
      {key?.kind === 'key' && (
        <b role="status">{waiting === null ? words.correct.match.first : words.correct.match.second}</b>
      )}
      {waiting === null && before !== undefined && after !== undefined && (
        <Segments
          label={words.correct.match.toward}
          value={toward}
          onChoose={(value) => {
            useMatch.setState({ toward: value });
            redrawTool();
          }}
          segments={(['previous', 'next'] as const).map((value) => ({
            value,
            label: `${words.correct.match.toward}: ${words.correct.match[value]}`,
            text: words.correct.match[value],
          }))}
        />
      )}
    </>
  );
}
