import type { Refusal } from './refusals';
import type { Sentence } from './sentence';

export const EN_REFUSALS: Record<Refusal, Sentence> = {
  'not-drawn': { says: 'This drawing is not drawn yet.', next: 'Draw it first, then do this again.' },
  'paste-not-drawn': {
    says: 'A drawing that is not drawn yet cannot be pasted into another cel.',
    next: 'Draw it first, or copy drawings that are there.',
  },
  'tick-taken': {
    says: 'There is a tick at this place of the chart already.',
    next: 'Choose another place between the keys.',
  },
  'tick-without-room': {
    says: 'A drawing at this place of the chart begins between frames {after} and {before}.',
    next: 'Go to a frame between them, or choose another place in the chart.',
  },
  'drops-drawings': {
    says: 'Corrected, approved or sent back drawings would be dropped: {drawings}.',
    next: 'Keep a place for each of them in the chart, or take the judgement back first.',
  },
  'hides-drawings': {
    says: 'Corrected, approved or sent back drawings would have no frame: {drawings}.',
    next: 'Choose rates that leave a frame for each of them.',
  },
  'cel-holds-drawings': {
    says: 'Cel {cel} holds drawings, so it is not removed.',
    next: 'Hide the cel if it is not to be seen.',
  },
  'last-cel': { says: 'A cut has at least one cel.', next: 'Add another cel first.' },
  'after-the-cut': { says: 'The cut ends at frame {frames}.', next: 'Choose a frame of the cut.' },
  'cut-too-long': { says: 'A cut has at most {most} frames.', next: 'Insert or repeat fewer frames.' },
  'cycle-too-short': {
    says: 'Frame {until} is not after frame {end}, where the first round ends.',
    next: 'Choose a later frame for the end of the cycle.',
  },
  'loop-too-long': {
    says: 'This loop has {pictures} frames; {most} is the most.',
    next: 'Select fewer frames and write the loop of those.',
  },
  'sizes-differ': {
    says: 'The two drawings differ in size: {a} and {b} pixels.',
    next: 'Compare drawings of one size.',
  },
  'too-many-files': { says: 'These are more than {most} pictures.', next: 'Drop the cut in parts.' },
  'paint-on-key': {
    says: 'This is a key drawing: its file is a person’s and is never painted on here.',
    next: 'Paint on an in-between, or change the key in the program that it was drawn with.',
  },
  'paint-on-copy': {
    says: 'This drawing is a copy and is not painted on.',
    next: 'Paint on the drawing that it was copied from, and paste it again.',
  },
  'paint-other-size': {
    says: 'What was painted is {a} pixels large, the paper {b}.',
    next: 'Paint on the drawing again.',
  },
  'file-too-large': { says: '{file} is too large.', next: 'Save it smaller and drop it again.' },
};
