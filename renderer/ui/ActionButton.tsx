import type { ReactNode } from 'react';
import { useFirstKey } from '../actions/keymap';
import { actionOf } from '../actions/table';
import { useWords } from '../state/settings-store';
import type { ActionWord } from '../words/words';
import { Button } from './Button';
import type { IconName } from './icons';

interface ActionButtonProps {
  readonly action: ActionWord;
  readonly icon?: IconName;
  readonly text?: ReactNode;
  readonly value?: string | undefined;
  readonly look?: 'plain' | 'framed' | 'primary';
  readonly on?: boolean;
  readonly disabled?: boolean;
  /** Another name than the action's own, where the place says it better. */
  readonly label?: string;
  readonly detail?: string;
}

/** A button for a record of the action table: its name, its keys in the tooltip, its run. */
export function ActionButton({ action, label, detail, ...rest }: ActionButtonProps) {
  const words = useWords();
  const record = actionOf(action);
  const name = label ?? words.actions[action];
  const keys = useFirstKey(action);
  const hint = [name, detail, keys].filter((part) => part).join('\n');
  return <Button label={name} hint={hint} onClick={record.run} {...rest} />;
}
