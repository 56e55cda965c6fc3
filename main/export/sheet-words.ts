import type { InbetweenState, TimingPreset } from '../contract/cut';
import type { Language } from '../contract/language';

/** The words on a contact sheet. */
export interface SheetWords {
  readonly frame: (frame: number) => string;
  readonly frames: (from: number, to: number) => string;
  readonly beside: string;
  readonly stale: string;
  readonly states: Readonly<Record<InbetweenState | 'key' | 'copy', string>>;
  readonly presets: Readonly<Record<TimingPreset, string>>;
}

const EN: SheetWords = {
  frame: (frame) => `frame ${frame}`,
  frames: (from, to) => `frames ${from} to ${to}`,
  beside: 'beside the sheet',
  stale: 'stale',
  states: {
    ...{ key: 'key drawing', copy: 'pasted drawing', wanted: 'wanted', generated: 'generated' },
    ...{ corrected: 'corrected', approved: 'approved', 'sent-back': 'sent back' },
  },
  presets: {
    ...{ even: 'even', 'slow-in': 'slow in', 'slow-out': 'slow out', 'slow-in-out': 'slow in and out' },
    ...{ accelerate: 'accelerate', 'by-hand': 'by hand' },
  },
};

const JA: SheetWords = {
  frame: (frame) => `${frame} コマ`,
  frames: (from, to) => `${from}–${to} コマ`,
  beside: 'シートの外',
  stale: '要更新',
  states: {
    ...{ key: '原画', copy: '貼り付けた絵', wanted: '未作成', generated: '生成' },
    ...{ corrected: '修正済み', approved: '承認', 'sent-back': 'リテイク' },
  },
  presets: {
    ...{ even: '均等', 'slow-in': '後ヅメ', 'slow-out': '先ヅメ', 'slow-in-out': '両ヅメ' },
    ...{ accelerate: '加速', 'by-hand': '手動' },
  },
};

export const SHEET_WORDS: Readonly<Record<Language, SheetWords>> = { en: EN, ja: JA };
