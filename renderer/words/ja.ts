import { chartJa } from './areas/chart.ja';
import { commandsJa } from './areas/commands.ja';
import { commonJa } from './areas/common.ja';
import { compareJa } from './areas/compare.ja';
import { correctJa } from './areas/correct.ja';
import { filesJa } from './areas/files.ja';
import { generateJa } from './areas/generate.ja';
import { paintJa } from './areas/paint.ja';
import { panelJa } from './areas/panel.ja';
import { reviewJa } from './areas/review.ja';
import { sheetJa } from './areas/sheet.ja';
import { stageJa } from './areas/stage.ja';
import { startJa } from './areas/start.ja';
import type { Words } from './words';

/** An area more is one line in each of the four places. */
export const ja: Words = {
  ...commonJa,
  ...filesJa,
  ...commandsJa,
  ...stageJa,
  ...sheetJa,
  ...generateJa,
  ...panelJa,
  ...chartJa,
  ...reviewJa,
  ...correctJa,
  ...paintJa,
  ...compareJa,
  ...startJa,
  actions: {
    ...commonJa.actions,
    ...filesJa.actions,
    ...commandsJa.actions,
    ...stageJa.actions,
    ...sheetJa.actions,
    ...generateJa.actions,
    ...panelJa.actions,
    ...chartJa.actions,
    ...reviewJa.actions,
    ...correctJa.actions,
    ...paintJa.actions,
    ...compareJa.actions,
    ...startJa.actions,
  },
  groups: {
    ...commonJa.groups,
    ...filesJa.groups,
    ...commandsJa.groups,
    ...stageJa.groups,
    ...sheetJa.groups,
    ...generateJa.groups,
    ...panelJa.groups,
    ...chartJa.groups,
    ...reviewJa.groups,
    ...correctJa.groups,
    ...paintJa.groups,
    ...compareJa.groups,
    ...startJa.groups,
  },
  steps: {
    ...commonJa.steps,
    ...filesJa.steps,
    ...commandsJa.steps,
    ...stageJa.steps,
    ...sheetJa.steps,
    ...generateJa.steps,
    ...panelJa.steps,
    ...chartJa.steps,
    ...reviewJa.steps,
    ...correctJa.steps,
    ...paintJa.steps,
    ...compareJa.steps,
    ...startJa.steps,
  },
};
