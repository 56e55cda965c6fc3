import type { Cut } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { addCel, markKeys, moveCel, removeCel, renameCel, setCelLook } from './cel-edits';
import { setChart, setExposure, setInbetweenCount, setTicks } from './chart-edits';
import {
  addCorrection,
  changeCorrection,
  copyCorrections,
  moveCorrections,
  removeCorrections,
  switchCorrections,
} from './correction-edits';
import { blank, insertFrames, removeFrames } from './frame-edits';
import { exposeOn, setHold } from './hold-edits';
import { setNote } from './note-edits';
import { setPaint } from './paint-edits';
import { pasteDrawings, pasteExposures } from './paste-edits';
import { cycle, repeat, reverse } from './pattern-edits';
import { setRates } from './rate-edits';
import { chooseVersion, review } from './review-edits';
import { addTick, moveTick, removeTick } from './tick-edits';

/**
 * One edit, pure. Exposures, chart and t stay one truth (settle-spans), what is not changed stays the same object, and an edit that
 * changes nothing gives back the same cut. No drawing that somebody made is ever lost: it stays in the cel, beside the sheet if no frame
 * shows it, or the edit is refused.
 * @throws NakawariError not-found, cel-locked, input-invalid
 */
export function applyEdit(cut: Cut, edit: CutEdit): Cut {
  switch (edit.kind) {
    case 'set-hold':
      return setHold(cut, edit);
    case 'expose-on':
      return exposeOn(cut, edit);
    case 'insert-frames':
      return insertFrames(cut, edit);
    case 'remove-frames':
      return removeFrames(cut, edit);
    case 'blank':
      return blank(cut, edit);
    case 'repeat':
      return repeat(cut, edit);
    case 'reverse':
      return reverse(cut, edit);
    case 'cycle':
      return cycle(cut, edit);
    case 'paste-exposures':
      return pasteExposures(cut, edit);
    case 'paste-drawings':
      return pasteDrawings(cut, edit);
    case 'set-inbetween-count':
      return setInbetweenCount(cut, edit);
    case 'set-exposure':
      return setExposure(cut, edit);
    case 'set-chart':
      return setChart(cut, edit);
    case 'move-tick':
      return moveTick(cut, edit);
    case 'add-tick':
      return addTick(cut, edit);
    case 'remove-tick':
      return removeTick(cut, edit);
    case 'set-ticks':
      return setTicks(cut, edit);
    case 'set-rates':
      return setRates(cut, edit);
    case 'add-cel':
      return addCel(cut, edit);
    case 'rename-cel':
      return renameCel(cut, edit);
    case 'move-cel':
      return moveCel(cut, edit);
    case 'remove-cel':
      return removeCel(cut, edit);
    case 'set-cel-look':
      return setCelLook(cut, edit);
    case 'mark-keys':
      return markKeys(cut, edit);
    case 'set-note':
      return setNote(cut, edit);
    case 'review':
      return review(cut, edit);
    case 'choose-version':
      return chooseVersion(cut, edit);
    case 'add-correction':
      return addCorrection(cut, edit);
    case 'change-correction':
      return changeCorrection(cut, edit);
    case 'remove-corrections':
      return removeCorrections(cut, edit);
    case 'switch-corrections':
      return switchCorrections(cut, edit);
    case 'move-corrections':
      return moveCorrections(cut, edit);
    case 'copy-corrections':
      return copyCorrections(cut, edit);
    case 'set-paint':
      return setPaint(cut, edit);
    case 'several':
      return edit.edits.reduce<Cut>(applyEdit, cut);
  }
}
