import { plural } from '../texts';
import type { CommonArea } from './common';

export const commonEn: CommonArea = {
  common: {
    close: 'Close',
    cancel: 'Cancel',
    cancelling: 'Cancelling',
    dismiss: 'Dismiss',
    retry: 'Try again',
    frames: (count) => plural(count, 'frame', 'frames'),
    drawings: (count) => plural(count, 'drawing', 'drawings'),
    pictures: (count) => plural(count, 'picture', 'pictures'),
    folders: (count) => plural(count, 'folder', 'folders'),
    seconds: (count) => `${count} s`,
    fps: (rate) => `${rate} fps`,
    pixels: (width, height) => `${width} × ${height} px`,
  },
  states: {
    key: 'key drawing',
    wanted: 'wanted',
    drawing: 'being drawn',
    generated: 'generated',
    corrected: 'corrected',
    approved: 'approved',
    empty: 'nothing',
  },
  stateExplained: {
    key: 'Drawn by a person. Number in a circle, solid bar. Never changed.',
    wanted: 'Not drawn yet. Small dot.',
    drawing: 'The network is drawing it now. Turning ring.',
    generated: 'Drawn by Nakawari. Open dot, hatched bar.',
    corrected: 'Drawn by Nakawari, corrected by a person. Half dot.',
    approved: 'Approved by a person. Tick.',
  },
  parts: {
    background: 'background',
    face: 'face',
    hair_front: 'front hair',
    hair_back: 'back hair',
    torso: 'torso',
    upper_arm: 'upper arm',
    lower_arm_hand: 'lower arm, hand',
    skirt_cape: 'skirt, cape',
    thigh: 'thigh',
    shin_foot: 'shin, foot',
    eye_mouth: 'eyes, mouth',
    prop: 'prop',
  },
  jobs: {
    idle: 'Ready',
    drawn: (done, total) => `${done} of ${total} drawn`,
    exported: (done, total) => `${done} of ${total} done`,
    opened: (done, total) => `${done} of ${total} read`,
    uploaded: (done, total) => `${done} of ${total} pictures taken in`,
    left: (seconds) => (seconds < 100 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`),
    judging: 'judging the time',
    progress: 'Progress',
    generateDone: (made, reused) => {
      const fromStore = `${plural(reused, 'drawing', 'drawings')} taken from the store`;
      if (made === 0) return fromStore;
      const drawn = `${plural(made, 'drawing', 'drawings')} made`;
      return reused === 0 ? drawn : `${drawn}, ${fromStore}`;
    },
    generateCancelled: (made) => `Cancelled. ${plural(made, 'drawing', 'drawings')} kept`,
    failedSome: (count) => `${plural(count, 'drawing', 'drawings')} could not be made`,
    failedExport: (count) => `${plural(count, 'picture', 'pictures')} could not be written`,
    exportDone: (count, folder) => `${plural(count, 'picture', 'pictures')} written to ${folder}`,
  },
  notices: {
    region: 'Notices',
    more: (count) => `and ${count} more`,
  },
  connection: {
    connecting: 'Connecting',
    lostTitle: 'Connection lost',
    lost: 'Nakawari does not answer. Nothing is lost: what was drawn is saved.',
    next: 'Trying again by itself. Check that the program still runs.',
    refused: 'Nakawari was started anew. Nothing is lost: what was drawn is saved.',
    refusedNext: 'Open the address it printed. This page then comes back by itself.',
    mismatchTitle: 'Different versions',
    opening: 'Opening the cut',
  },
  actions: {},
  groups: {},
  steps: {
    other: 'last step',
  },
};
