import type { ActionWord } from '../words/words';
import type { Action } from './action';
import { chartActions } from './chart-actions';
import { commandActions } from './command-actions';
import { compareActions } from './compare-actions';
import { correctActions } from './correct-actions';
import { cutActions } from './cut-actions';
import { generateActions } from './generate-actions';
import { paintActions } from './paint-actions';
import { playActions } from './play-actions';
import { reviewActions } from './review-actions';
import { sheetActions } from './sheet-actions';
import { stageActions } from './stage-actions';
import { startActions } from './start-actions';

/** Every action there is, in the order of the help sheet. */
export const ACTIONS: readonly Action[] = [
  ...cutActions,
  ...playActions,
  ...sheetActions,
  ...chartActions,
  ...generateActions,
  ...stageActions,
  ...correctActions,
  ...paintActions,
  ...reviewActions,
  ...compareActions,
  ...startActions,
  ...commandActions,
];

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

/** Throws for an id without a record: the words name every action, so a missing one is found by the first test. */
export function actionOf(id: ActionWord): Action {
  const action = BY_ID.get(id);
  if (action === undefined) throw new Error(`no action ${id}`);
  return action;
}
