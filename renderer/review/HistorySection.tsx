import { useEffect, useMemo, useState } from 'react';
import type { HistoryList } from '../../main/contract/procedures';
import { sayStep } from '../shell/say-step';
import { desk } from '../state/connection-store';
import { jumpTo } from '../state/cut-edits';
import { useCut } from '../state/cut-store';
import { type HistoryRow, historyRows, rowsInView } from '../state/history-list';
import { attempt, tellError } from '../state/notices-store';
import { useSettings, useWords } from '../state/settings-store';
import type { Words } from '../words/words';
import { useScrolled } from './use-scrolled';
import './history.css';

const ROW_PX = 28;

/** What main tells of the history, asked again whenever the document has changed. */
function useHistory(): HistoryList | null {
  const cutId = useCut((store) => store.state?.cut.id ?? null);
  const revision = useCut((store) => store.state?.revision ?? 0);
  const position = useCut((store) => store.state?.historyPosition ?? 0);
  const length = useCut((store) => store.state?.historyLength ?? 0);
  const [history, setHistory] = useState<HistoryList | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the document is what makes it ask again
  useEffect(() => {
    if (cutId === null) {
      setHistory(null);
      return;
    }
    let isOver = false;
    const ask = async () => {
      try {
        const told = await desk().cuts.history({ cutId });
        if (!isOver) setHistory(told);
      } catch (error) {
        if (!isOver) tellError(error);
      }
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [cutId, revision, position, length]);
  return history;
}

function sayRow(words: Words, { name, count, done, isNow }: HistoryRow): string {
  if (name === null) return words.history.start;
  const step = sayStep(words, name);
  if (count === 1) return step;
  return isNow && done < count ? words.history.partly(step, done, count) : words.history.times(step, count);
}

/** Every step in the reader's language, oldest first; a click goes there. The list may hold years: only what is in view is built. */
export function HistorySection() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const history = useHistory();
  const rows = useMemo(() => (history === null ? [] : historyRows(history)), [history]);
  const { box: list, scrollPx, seenPx, measure } = useScrolled('down', 400);
  const now = rows.findIndex((row) => row.isNow);
  const total = rows.at(-1)?.position ?? 0;
  useEffect(() => {
    const box = list.current;
    if (box === null || now === -1) return;
    const top = now * ROW_PX;
    if (top < box.scrollTop || top + ROW_PX > box.scrollTop + box.clientHeight) {
      box.scrollTop = top - box.clientHeight / 2;
    }
  }, [now, list]);
  const times = useMemo(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }),
    [language],
  );
  const { first, last } = rowsInView(scrollPx, seenPx, ROW_PX, rows.length);
  return (
    <section className="panel-section history" aria-label={words.history.title}>
      <div className="panel-head">
        <h2>{words.history.title}</h2>
        <span className="queue-count numbers">
          {total > 0 && words.history.position(history?.position ?? 0, total)}
        </span>
      </div>
      {total === 0 && <p className="panel-soft">{words.history.nothing}</p>}
      <div ref={list} className="history-list" onScroll={measure}>
        <ol style={{ height: rows.length * ROW_PX }} aria-label={words.history.list}>
          {rows.slice(first, last + 1).map((row, index) => {
            const text = sayRow(words, row);
            const isAhead = now !== -1 && first + index > now;
            const at = row.at === null ? '' : times.format(new Date(row.at));
            return (
              <li
                key={row.position}
                style={{ top: (first + index) * ROW_PX, height: ROW_PX }}
                aria-setsize={rows.length}
                aria-posinset={first + index + 1}
              >
                <button
                  type="button"
                  className={`history-row ${row.isNow ? 'is-now' : ''} ${isAhead ? 'is-ahead' : ''}`}
                  aria-current={row.isNow ? 'step' : undefined}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => attempt(() => jumpTo(row.position))}
                >
                  <span className="history-mark" aria-hidden="true" />
                  <span className="history-name">{text}</span>
                  <span className="history-at numbers">{at}</span>
                  {isAhead && <span className="only-read">{words.history.ahead}</span>}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}
