import type { SheetArea } from './sheet';

export const sheetEn: SheetArea = {
  sheet: {
    region: 'Sheet',
    grid: 'Sheet of cels and frames',
    ruler: 'Ruler: frames and seconds',
    playhead: 'Playhead',
    cel: (name) => `Cel ${name}`,
    hide: (name) => `Hide cel ${name}`,
    show: (name) => `Show cel ${name}`,
    solo: (name) => `Show cel ${name} alone`,
    hidden: 'hidden',
    alone: 'alone',
    frameRange: (first, last) => (first === last ? `frame ${first}` : `frames ${first} to ${last}`),
    cell: (cel, drawing, range) => `${cel}, ${drawing}, ${range}`,
    keyNamed: (number) => `key ${number}`,
    inbetweenNamed: (t, state) => `in-between t ${t}, ${state}`,
    nothing: 'nothing',
    progress: (drawn, total) => `${drawn} of ${total} in-betweens`,
    frame: 'Frame',
    seconds: 'Seconds + frames',
    zoomIn: 'Wider frames',
    zoomOut: 'Narrower frames',
  },
  actions: {
    celAbove: 'Cel above',
    celBelow: 'Cel below',
    hideCel: 'Hide / show the cel',
    soloCel: 'Show this cel alone',
    sheetZoomIn: 'Wider frames in the sheet',
    sheetZoomOut: 'Narrower frames in the sheet',
  },
  groups: {
    sheet: 'Sheet',
  },
  steps: {},
};
