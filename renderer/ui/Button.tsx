import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import './button.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'type' | 'title'> {
  /** The accessible name; the tooltip too, with the keys, where no text is seen. */
  readonly label: string;
  readonly icon?: IconName;
  /** What is seen beside the icon; nothing: the icon alone. */
  readonly text?: ReactNode;
  /** What it stands at, where that is what is seen of it: part of the name, so that it can be called by what is read. */
  readonly value?: string | undefined;
  readonly look?: 'plain' | 'framed' | 'primary';
  /** A toggle that is on or off. */
  readonly on?: boolean;
  readonly hint?: string;
}

/** A click with the mouse leaves the focus where it is, so that Enter and Space stay what they are on the desk. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export function Button({
  label,
  icon,
  text,
  value,
  look = 'plain',
  on,
  hint,
  className = '',
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look} ${on === true ? 'is-on' : ''} ${text === undefined ? 'is-icon' : ''} ${className}`}
      aria-label={value === undefined ? label : `${label}: ${value}`}
      aria-pressed={on}
      // Not `disabled`: the control stays in the tab order and can say why it does nothing.
      aria-disabled={disabled}
      title={hint ?? label}
      onMouseDown={keepFocus}
      onClick={disabled === true ? undefined : rest.onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      {text !== undefined && <span className="button-text">{text}</span>}
    </button>
  );
}
