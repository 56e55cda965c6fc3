import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button';
import './menu.css';

export interface MenuItem {
  readonly id: string;
  readonly text: string;
  readonly detail?: string;
  readonly keys?: readonly string[];
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly look?: 'plain' | 'framed' | 'primary';
}

/** A small arrow with a menu above it: arrow keys move, Escape and a click elsewhere close. */
export function Menu({ label, items, look = 'framed' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const menuId = useId();
  const place = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false);
    };
    window.addEventListener('pointerdown', closeOutside);
    return () => window.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    place.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const focused = document.activeElement;
    const index = focused instanceof HTMLElement ? entries.indexOf(focused) : -1;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0) entries[(index + move + entries.length) % entries.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="menu-place" ref={place}>
      <Button
        label={label}
        icon="menu"
        look={look}
        className="menu-arrow"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={menuId}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div id={menuId} ref={list} className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              aria-disabled={item.disabled}
              onClick={() => {
                if (item.disabled === true) return;
                close();
                item.onChoose();
              }}
            >
              <span>{item.text}</span>
              <span className="menu-detail">{item.detail}</span>
              <span className="menu-keys">{item.keys?.join(' ')}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
