import type { ActionWord } from '../../renderer/words/words';
import type { DeskPage } from './desk-page';

/** Something that a person can come to see, how to get there and back to the plain desk. */
export interface Screen {
  readonly name: string;
  readonly show: (desk: DeskPage) => Promise<void>;
  readonly leave: (desk: DeskPage) => Promise<void>;
}

const nothing = async () => undefined;
const pressEscape = async (desk: DeskPage) => {
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
};
const run = (action: ActionWord) => async (desk: DeskPage) => {
  await desk.palette.run(desk.words.actions[action]);
};

function dialog(name: string, action: ActionWord): Screen {
  const show = async (desk: DeskPage) => {
    await run(action)(desk);
    await desk.page.getByRole('dialog').waitFor();
  };
  return { name, show, leave: pressEscape };
}

/** A switch: the same command leads there and back. What the network sees comes a moment later than the command. */
function turned(name: string, action: ActionWord): Screen {
  const show = async (desk: DeskPage) => {
    await run(action)(desk);
    for (const wait of [desk.words.stage.mapsLoading, desk.words.correct.looking]) {
      await desk.page.getByText(wait, { exact: true }).waitFor({ state: 'hidden' });
    }
  };
  return { name, show, leave: run(action) };
}

/** Every screen and dialog of a desk on which a cut with drawn in-betweens is open. */
export const SCREENS: readonly Screen[] = [
  { name: 'desk', show: nothing, leave: nothing },
  { name: 'panel-review', show: run('panelReview'), leave: run('panelTiming') },
  { name: 'panel-history', show: run('panelHistory'), leave: run('panelTiming') },
  { name: 'panel-cut', show: run('panelCut'), leave: run('panelTiming') },
  { name: 'panel-corrections', show: run('panelCorrections'), leave: run('panelTiming') },
  turned('panel-folded', 'foldPanel'),
  turned('chart-across', 'chartDirection'),
  turned('sheet-upright', 'sheetUpright'),
  turned('reviewing', 'review'),
  turned('comparing', 'compare'),
  turned('onion', 'onion'),
  turned('light-table', 'lightTable'),
  turned('look-here', 'confidence'),
  turned('parts', 'parts'),
  turned('joints', 'toolJoint'),
  turned('spot', 'toolHint'),
  turned('match', 'toolMatch'),
  turned('line', 'toolLine'),
  turned('pencil', 'toolPencil'),
  turned('fill', 'toolFill'),
  turned('lasso', 'toolLasso'),
  { name: 'palette', show: (desk) => desk.palette.open(), leave: pressEscape },
  {
    name: 'palette-found',
    show: (desk) => desk.palette.find(desk.words.actions.undo.slice(0, 2)),
    leave: pressEscape,
  },
  dialog('open', 'open'),
  dialog('export', 'export'),
  dialog('samples', 'exportCorrections'),
  dialog('help', 'help'),
  dialog('keymap', 'keymap'),
  dialog('locate', 'locate'),
];

/** What is seen once the cut is closed. */
export const EMPTY_DESK: Screen = { name: 'empty', show: nothing, leave: nothing };
