import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useFirstKey } from '../actions/keymap';
import { actionOf } from '../actions/table';
import { useWords } from '../state/settings-store';
import { closeSheetMenu, useSheetMenu } from '../state/sheet-menu';
import type { ActionWord } from '../words/words';

/** Two columns: what is done to frames, and what to cels. */
const COLUMNS: readonly (readonly (readonly ActionWord[])[])[] = [
  [
    ['cutExposures', 'copyExposures', 'pasteExposures', 'pasteInserting', 'pasteDrawings'],
    ['onOnes', 'onTwos', 'onThrees', 'onFours', 'holdDrawing'],
    ['insertFrames', 'removeFrames', 'insertTime', 'removeTime'],
    ['blankFrames', 'repeatFrames', 'reverseFrames', 'cycleFrames'],
  ],
  [
    ['breakdown', 'noteFrame', 'noteCel', 'pinDrawing', 'drawStale'],
    ['addCel', 'renameCel', 'removeCel', 'celForward', 'celBack'],
    ['hideCel', 'soloCel', 'lockCel', 'celFuller', 'celFainter'],
    ['selectCelFrames', 'clearSelection', 'sheetUpright', 'sheetFit'],
  ],
];

/** The menu of the sheet, by the right button, the menu key or the button in the corner. */
export function SheetMenu() {
  const at = useSheetMenu((menu) => menu.at);
  return at === null ? null : <OpenMenu key={`${at.x} ${at.y}`} x={at.x} y={at.y} />;
}

function OpenMenu({ x, y }: { readonly x: number; readonly y: number }) {
  const words = useWords();
  const menu = useRef<HTMLDivElement>(null);
  const came = useRef<Element | null>(null);

  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(x, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(y, window.innerHeight - height - 8))}px`;
  }, [x, y]);

  useEffect(() => {
    came.current = document.activeElement;
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) closeSheetMenu();
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, []);

  const close = () => {
    closeSheetMenu();
    if (came.current instanceof HTMLElement) came.current.focus();
  };
  const move = (event: KeyboardEvent) => {
    event.stopPropagation();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const focused = document.activeElement;
    const index = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
    const firstOfSecond = COLUMNS[0]?.flat().length ?? 0;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (index + 1) % items.length,
      ArrowUp: (index - 1 + items.length) % items.length,
      ArrowRight: Math.min(items.length - 1, index < firstOfSecond ? index + firstOfSecond : index),
      ArrowLeft: index >= firstOfSecond ? Math.min(firstOfSecond - 1, index - firstOfSecond) : index,
      Home: 0,
      End: items.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) items[next]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={menu}
      className="menu sheet-menu"
      role="menu"
      aria-label={words.sheet.menu}
      tabIndex={-1}
      onKeyDown={move}
      onContextMenu={(event) => event.preventDefault()}
    >
      {COLUMNS.map((groups) => (
        <div key={groups[0]?.[0]} className="sheet-menu-column" role="presentation">
          {groups.map((ids) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
            <div key={ids[0]} className="sheet-menu-group" role="group">
              {ids.map((id) => (
                <Item key={id} id={id} onChoose={close} />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Item({ id, onChoose }: { readonly id: ActionWord; readonly onChoose: () => void }) {
  const words = useWords();
  const key = useFirstKey(id);
  const action = actionOf(id);
  const why = action.cannot?.()?.(words) ?? null;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      aria-disabled={why !== null}
      title={why ?? words.actions[id]}
      onClick={() => {
        if (why !== null) return;
        onChoose();
        action.run();
      }}
    >
      <span>{words.actions[id]}</span>
      <span className="menu-keys">{key}</span>
    </button>
  );
}
