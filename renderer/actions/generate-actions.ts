import { changeInbetweenCount } from '../state/cut-edits';
import { generateCel, generateCut, generateSpan, generateSpanAgain, setAutoDraw } from '../state/generate';
import { cancelJob, useJobs } from '../state/jobs-store';
import { attempt } from '../state/notices-store';
import { usePreferences } from '../state/preferences-store';
import { exposeOn } from '../state/sheet-edits';
import type { Action } from './action';

async function cancelLatest(): Promise<void> {
  const job = useJobs.getState().jobs.at(-1);
  if (job !== undefined) await cancelJob(job.jobId);
}

export const generateActions: readonly Action[] = [
  { id: 'generateSpan', group: 'generate', keys: ['G', 'Shift+G'], undo: 'step', run: () => attempt(generateSpan) },
  { id: 'generateSpanAgain', group: 'generate', keys: [], undo: 'step', run: () => attempt(generateSpanAgain) },
  { id: 'generateCel', group: 'generate', keys: ['Alt+G'], undo: 'step', run: () => attempt(generateCel) },
  { id: 'generateCut', group: 'generate', keys: ['Ctrl+G'], undo: 'step', run: () => attempt(generateCut) },
  { id: 'cancelJob', group: 'generate', keys: ['Ctrl+.'], undo: 'none', run: () => attempt(cancelLatest) },
  {
    id: 'autoDraw',
    group: 'generate',
    keys: ['Shift+D'],
    undo: 'none',
    run: () => setAutoDraw(!usePreferences.getState().autoDraw),
  },
  {
    id: 'moreInbetweens',
    group: 'generate',
    keys: ['Alt+ArrowUp'],
    undo: 'step',
    run: () => attempt(() => changeInbetweenCount(1)),
  },
  {
    id: 'fewerInbetweens',
    group: 'generate',
    keys: ['Alt+ArrowDown'],
    undo: 'step',
    run: () => attempt(() => changeInbetweenCount(-1)),
  },
  { id: 'onOnes', group: 'generate', keys: ['Alt+1'], undo: 'step', run: () => attempt(() => exposeOn(1)) },
  { id: 'onTwos', group: 'generate', keys: ['Alt+2'], undo: 'step', run: () => attempt(() => exposeOn(2)) },
  { id: 'onThrees', group: 'generate', keys: ['Alt+3'], undo: 'step', run: () => attempt(() => exposeOn(3)) },
];
