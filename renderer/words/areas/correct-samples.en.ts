import { plural } from '../texts';
import type { CorrectSamplesWords } from './correct-samples';

export const correctSamplesEn: CorrectSamplesWords = {
  title: 'Export corrections as samples',
  intro:
    'A folder on this computer with the keys, what you corrected between them, approved in-betweens, and your word on who may use all this. Nothing is sent anywhere.',
  may: 'Who may use them',
  by: 'Stated by',
  byHint: 'Your name, or empty',
  note: 'Note',
  noteHint: 'In your own words: a licence, a credit, a condition',
  nothing: 'There is no correction here that could be exported: none is on, or regions were only kept.',
  progress: 'Export of corrections',
  uses: { nobody: 'Nobody', 'this-project': 'This project', research: 'Research', anyone: 'Anyone' },
  usesHint: {
    nobody: 'kept for yourself; trainers refuse it',
    'this-project': 'to train Nakawari’s networks',
    research: 'to study and to publish about',
    anyone: 'for whatever purpose',
  },
  counted: (count) =>
    `${plural(count, 'correction goes', 'corrections go')} along. Those that are off stay here, as do authors and reasons.`,
  written: (done, total) => `${done} of ${plural(total, 'span', 'spans')} done`,
  done: (spans, folder) => `${plural(spans, 'span', 'spans')} with corrections written to ${folder}.`,
};
