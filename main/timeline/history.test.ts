import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cut } from '../contract/cut';
import { applyEdit } from './edit-cut';
import {
  beginHistory,
  countSteps,
  type History,
  joinStep,
  jump,
  positionAfter,
  redo,
  redoName,
  takeStep,
  undo,
  undoName,
} from './history';
import { compactLog, isWorthCompacting, logHead, logLine, openHistory } from './history-log';
import { layOutCut } from './lay-out-cut';
import { cutFacts, placedCel } from './testing-cuts';
import { editStories, playEdits, playOne } from './testing-edits';

const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1])]);
const onTwos = applyEdit(cut, { kind: 'set-exposure', celId: 'A', spanIds: ['A:1~2'], framesPerDrawing: 2 });
const held = applyEdit(onTwos, { kind: 'set-hold', celId: 'A', frame: 1, frames: 5, mode: 'ripple' });

describe('undo and redo', () => {
  const history = takeStep(takeStep(beginHistory(cut), 'set-exposure', onTwos), 'set-hold', held);

  test('name the step they would take', () => {
    expect([undoName(history), redoName(history)]).toEqual(['set-hold', null]);
    expect([undoName(undo(history)), redoName(undo(history))]).toEqual(['set-exposure', 'set-hold']);
  });

  test('do nothing where there is nothing to do', () => {
    const fresh = beginHistory(cut);
    expect([undo(fresh), redo(fresh)]).toEqual([fresh, fresh]);
  });

  test('an edit that changes nothing makes no step, and a new step forgets what could be redone', () => {
    expect(takeStep(history, 'none', held)).toBe(history);
    expect(takeStep(history, 'none', structuredClone(held))).toBe(history);
    const other = takeStep(
      undo(history),
      'rename-cel',
      applyEdit(onTwos, { kind: 'rename-cel', celId: 'A', name: '髪' }),
    );
    expect(other.steps.map((step) => step.name)).toEqual(['set-exposure', 'rename-cel']);
  });

  test('a jump to a line of the list goes there at once, and never beyond the ends', () => {
    expect(jump(history, 0).now).toEqual(cut);
    expect(jump(jump(history, 0), 2)).toEqual(history);
    expect(jump(history, 99)).toEqual(history);
  });
});

describe('what a step brought about by itself', () => {
  const joined = joinStep(takeStep(beginHistory(cut), 'set-exposure', onTwos), 'generate', held);

  test('goes back and forth with it, under its name', () => {
    expect([undoName(joined), redoName(joined)]).toEqual(['set-exposure', null]);
    expect(undo(joined).now).toEqual(cut);
    expect(redo(undo(joined))).toEqual(joined);
    expect(redoName(undo(joined))).toBe('set-exposure');
  });

  test('is no step of its own for who counts them', () => {
    expect([countSteps(joined), countSteps(undo(joined), undo(joined).position)]).toEqual([1, 0]);
    expect([positionAfter(joined, 0), positionAfter(joined, 1), positionAfter(joined, 5)]).toEqual([0, 2, 2]);
    const next = takeStep(joined, 'rename-cel', applyEdit(held, { kind: 'rename-cel', celId: 'A', name: '髪' }));
    expect(undo(undo(next)).now).toEqual(cut);
    expect(jump(next, positionAfter(next, 1)).now).toEqual(held);
  });

  test('is the same when it was written and read', () => {
    const { text, lines } = compactLog('one', joined);
    const opened = openHistory(joined.now, { log: 'one', lines }, text);
    expect(opened && undo(opened.history).now).toEqual(cut);
  });
});

test('a step costs what it changed, not what the cut holds: a thousand moved frames are one short line', () => {
  const long = layOutCut(cutFacts(), [placedCel('A', Array(250).fill(1))]);
  const moved = applyEdit(long, { kind: 'set-hold', celId: 'A', frame: 1, frames: 2, mode: 'ripple' });
  const step = takeStep(beginHistory(long), 'set-hold', moved);
  expect(JSON.stringify(long).length).toBeGreaterThan(100_000);
  expect(JSON.stringify(step.steps).length).toBeLessThan(1000);
});

test('any edits, all undone, give the first document; all redone, the last; and what no edit touched stays the same object', () => {
  fc.assert(
    fc.property(editStories, ({ start, edits }) => {
      const end = playEdits(beginHistory(start), edits);
      let history = end;
      for (const _ of end.steps) history = undo(history);
      expect(history.now).toEqual(start);
      expect(history.position).toBe(0);
      for (const _ of end.steps) history = redo(history);
      expect(history).toEqual(end);
    }),
    { numRuns: 100 },
  );
});

/** What a person may do with a history. */
const deeds = fc.array(fc.oneof(fc.constant('edit' as const), fc.nat({ max: 12 })), { maxLength: 15 });

test('a history that was written and read is the same at every position, whenever the document was saved last', () => {
  fc.assert(
    fc.property(editStories, deeds, fc.nat(), fc.nat(), ({ start, edits }, whatIsDone, savedPick, tornPick) => {
      let history = beginHistory(start);
      let text = logHead('one');
      let lines = 1;
      const saves: { cut: Cut; lines: number }[] = [{ cut: start, lines }];
      const left = [...edits];
      for (const deed of whatIsDone) {
        const edit = left.shift();
        const next = deed === 'edit' && edit ? playOne(history, edit) : jump(history, Number(deed) || 0);
        const line = logLine(history, next);
        text += line;
        lines += line === '' ? 0 : 1;
        history = next;
        saves.push({ cut: history.now, lines });
      }
      const saved = saves[savedPick % saves.length] ?? { cut: start, lines: 1 };
      const half = logLine(history, takeStep(history, 'torn', { ...history.now, name: 'torn' }));
      const torn = text + half.slice(0, tornPick % half.length);
      const opened = openHistory(saved.cut, { log: 'one', lines: saved.lines }, torn);
      expect(opened?.lines).toBe(lines);
      expect(plain(opened?.history)).toEqual(plain(history));
      expect(everyState(opened?.history)).toEqual(everyState(history));
      const compact = compactLog('two', history);
      const again = openHistory(history.now, { log: 'two', lines: compact.lines }, compact.text);
      expect(plain(again?.history)).toEqual(plain(history));
      expect(everyState(again?.history)).toEqual(everyState(history));
    }),
    { numRuns: 100 },
  );
});

function plain(history: History | undefined) {
  if (!history) return undefined;
  const steps = history.steps.map(({ name, at, patch }) => ({ name, at, patch }));
  return { now: history.now, position: history.position, steps };
}

function everyState(history: History | undefined): Cut[] {
  if (!history) return [];
  return Array.from({ length: history.steps.length + 1 }, (_, position) => jump(history, position).now);
}

describe('a log', () => {
  const history = takeStep(takeStep(beginHistory(cut), 'set-exposure', onTwos), 'set-hold', held);
  const { text, lines } = compactLog('one', history);

  test('knows what the document does not: a kill after the log was written loses nothing', () => {
    const opened = openHistory(cut, { log: 'one', lines: 1 }, text);
    expect(opened?.history.now).toEqual(held);
    expect(opened?.lines).toBe(3);
  });

  test('that goes on after a torn line is read as if that line had never been', () => {
    const torn = `${logHead('one')}\n{"step":"set-exp`;
    const after = torn + logLine(beginHistory(cut), takeStep(beginHistory(cut), 'set-exposure', onTwos));
    expect(openHistory(cut, { log: 'one', lines: 1 }, after)?.history.now).toEqual(onTwos);
  });

  test('of another document, or older than the document, is not taken', () => {
    expect(openHistory(held, { log: 'two', lines }, text)).toBeUndefined();
    expect(openHistory(held, { log: 'one', lines: lines + 1 }, text)).toBeUndefined();
    expect(openHistory(held, { log: 'one', lines }, '')).toBeUndefined();
    expect(openHistory(held, { log: 'one', lines }, '\0\0\0')).toBeUndefined();
  });

  test('whose steps do not fit the document leads nowhere wrong: they are forgotten', () => {
    const other = layOutCut(cutFacts(), [placedCel('B', [2, 2])]);
    const opened = openHistory(other, { log: 'one', lines }, text)?.history;
    const undone = undo(opened ?? history);
    expect(undone.now).toBe(other);
    expect([undone.position, undoName(undone)]).toEqual([0, null]);
  });

  test('of version 2 still brings back a cel that was taken away, now with room for corrections', () => {
    const withCel = applyEdit(cut, { kind: 'add-cel', name: 'BOOK', above: 'A' });
    const gone = applyEdit(withCel, { kind: 'remove-cel', celId: 'BOOK' });
    const step = takeStep(beginHistory(withCel), 'remove-cel', gone);
    const ofVersion2 = logLine(beginHistory(withCel), step).replaceAll(',"corrections":[]', '');
    expect(ofVersion2).not.toContain('corrections');
    const opened = openHistory(withCel, { log: 'one', lines: 1 }, logHead('one') + ofVersion2)?.history;
    expect(undo(opened ?? step).now).toEqual(withCel);
  });

  test('with many ways back and forth is worth writing anew', () => {
    expect(isWorthCompacting(3, history)).toBe(false);
    expect(isWorthCompacting(5000, history)).toBe(true);
  });
});
