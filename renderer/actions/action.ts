import type { Saying } from '../state/notices-store';
import type { ActionWord, GroupWord } from '../words/words';

/** One thing a person can do. Help sheet, key map, palette, menus and the keyboard are made from these records alone. */
export interface Action {
  readonly id: ActionWord;
  readonly group: GroupWord;
  /** The keys it has until a person chooses others, as in `Ctrl+Shift+Z`; several where hands differ. */
  readonly keys: readonly string[];
  /** Whether it becomes a step that undo takes back. */
  readonly undo: 'step' | 'none';
  readonly run: () => void;
  /** Why it cannot run now, as a short sentence; null when it can. Asked when the palette or a menu is shown. */
  readonly cannot?: () => Saying | null;
  /** Set for what lasts as long as its key is held. */
  readonly release?: () => void;
  /** Whether it repeats while its key is held down. */
  readonly repeats?: boolean;
}
