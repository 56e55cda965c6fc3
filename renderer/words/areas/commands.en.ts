import type { CommandsArea } from './commands';

export const commandsEn: CommandsArea = {
  top: {
    saved: 'Saved',
    saving: 'Saving',
    notSaved: 'Not saved',
    language: 'Language',
    theme: 'Theme',
    dark: 'Dark',
    light: 'Light',
    undoNothing: 'Nothing to undo',
    redoNothing: 'Nothing to redo',
  },
  help: {
    title: 'Keys and signs',
    signs: 'Signs of a drawing',
    notEditable: 'On a Mac, Command works as Ctrl.',
  },
  gestures: {
    title: 'With the mouse',
    zoomStage: 'Zoom to the pointer',
    panStage: 'Move the paper',
    scrub: 'Scrub',
    zoomSheet: 'Wider or narrower frames',
    select: 'Go to a drawing',
    wheel: 'Wheel on the stage',
    spaceDrag: 'Space and drag, or middle button',
    rulerDrag: 'Drag on the ruler',
    ctrlWheel: 'Ctrl and wheel on the sheet',
    click: 'Click it in the sheet',
  },
  actions: {
    help: 'Keys and help',
    language: 'Japanese / English',
    theme: 'Dark / light',
  },
  groups: {
    program: 'Program',
  },
  steps: {},
};
