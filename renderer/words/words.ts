import type { Language } from '../../main/contract/language';
import type { ChartArea } from './areas/chart';
import type { CommandsArea } from './areas/commands';
import type { CommonArea } from './areas/common';
import type { CompareArea } from './areas/compare';
import type { CorrectArea } from './areas/correct';
import type { FilesArea } from './areas/files';
import type { GenerateArea } from './areas/generate';
import type { PaintArea } from './areas/paint';
import type { PanelArea } from './areas/panel';
import type { ReviewArea } from './areas/review';
import type { SheetArea } from './areas/sheet';
import type { StageArea } from './areas/stage';
import type { StartArea } from './areas/start';
import { en } from './en';
import { ja } from './ja';

/** Every text of the page, by area. A language that lacks one fails the type check. */
export type Words = CommonArea &
  FilesArea &
  CommandsArea &
  StageArea &
  SheetArea &
  GenerateArea &
  PanelArea &
  ChartArea &
  ReviewArea &
  CorrectArea &
  PaintArea &
  CompareArea &
  StartArea;

export type ActionWord = keyof Words['actions'];
export type GroupWord = keyof Words['groups'];
/** The step names that main uses for undo and redo; anything else reads as `other`. */
export type StepName = keyof Words['steps'];

const WORDS: Readonly<Record<Language, Words>> = { en, ja };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
