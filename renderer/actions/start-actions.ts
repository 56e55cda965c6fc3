import { useCut } from '../state/cut-store';
import { attempt, type Saying } from '../state/notices-store';
import { beginLocate, closeCut, lookAgain, openSample } from '../state/open-cut';
import { showTries } from '../state/tries';
import type { Action } from './action';

const cutId = () => useCut.getState().state?.cut.id ?? null;
const noCut = (): Saying | null => (cutId() === null ? (words) => words.troubles.noCut : null);

async function tryOnSample(): Promise<void> {
  showTries();
  await openSample();
}

export const startActions: readonly Action[] = [
  { id: 'closeCut', group: 'file', keys: [], undo: 'none', cannot: noCut, run: closeCut },
  {
    id: 'locate',
    group: 'file',
    keys: [],
    undo: 'none',
    cannot: noCut,
    run: () => {
      const id = cutId();
      if (id !== null) attempt(() => beginLocate(id));
    },
  },
  { id: 'lookAgain', group: 'file', keys: [], undo: 'none', cannot: noCut, run: () => attempt(lookAgain) },
  { id: 'showTries', group: 'program', keys: [], undo: 'none', run: () => attempt(tryOnSample) },
];
