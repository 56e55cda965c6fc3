import { chartEn } from './areas/chart.en';
import { commandsEn } from './areas/commands.en';
import { commonEn } from './areas/common.en';
import { compareEn } from './areas/compare.en';
import { correctEn } from './areas/correct.en';
import { filesEn } from './areas/files.en';
import { generateEn } from './areas/generate.en';
import { paintEn } from './areas/paint.en';
import { panelEn } from './areas/panel.en';
import { reviewEn } from './areas/review.en';
import { sheetEn } from './areas/sheet.en';
import { stageEn } from './areas/stage.en';
import { startEn } from './areas/start.en';
import type { Words } from './words';

/** An area more is one line in each of the four places. */
export const en: Words = {
  ...commonEn,
  ...filesEn,
  ...commandsEn,
  ...stageEn,
  ...sheetEn,
  ...generateEn,
  ...panelEn,
  ...chartEn,
  ...reviewEn,
  ...correctEn,
  ...paintEn,
  ...compareEn,
  ...startEn,
  actions: {
    ...commonEn.actions,
    ...filesEn.actions,
    ...commandsEn.actions,
    ...stageEn.actions,
    ...sheetEn.actions,
    ...generateEn.actions,
    ...panelEn.actions,
    ...chartEn.actions,
    ...reviewEn.actions,
    ...correctEn.actions,
    ...paintEn.actions,
    ...compareEn.actions,
    ...startEn.actions,
  },
  groups: {
    ...commonEn.groups,
    ...filesEn.groups,
    ...commandsEn.groups,
    ...stageEn.groups,
    ...sheetEn.groups,
    ...generateEn.groups,
    ...panelEn.groups,
    ...chartEn.groups,
    ...reviewEn.groups,
    ...correctEn.groups,
    ...paintEn.groups,
    ...compareEn.groups,
    ...startEn.groups,
  },
  steps: {
    ...commonEn.steps,
    ...filesEn.steps,
    ...commandsEn.steps,
    ...stageEn.steps,
    ...sheetEn.steps,
    ...generateEn.steps,
    ...panelEn.steps,
    ...chartEn.steps,
    ...reviewEn.steps,
    ...correctEn.steps,
    ...paintEn.steps,
    ...compareEn.steps,
    ...startEn.steps,
  },
};
