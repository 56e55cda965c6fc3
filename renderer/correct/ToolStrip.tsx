import { type KeyboardEvent, useRef } from 'react';
import { useFirstKey } from '../actions/keymap';
import { actionOf } from '../actions/table';
import { useWords } from '../state/settings-store';
import { TOOL_IDS, type ToolId, useTool } from '../state/tool-store';
import { Button } from '../ui/Button';
import { TOOL_ACTIONS } from './tool-actions';
import { TOOL_ICONS } from './tool-icons';
import { hasTool } from './tools';
import './tool-strip.css';

/** With these another kind begins: points, regions and lines, paint. */
const BEGINS_GROUP: ReadonlySet<ToolId> = new Set(['mask', 'pencil']);

function groupsOf(tools: readonly ToolId[]): ToolId[][] {
  const groups: ToolId[][] = [];
  for (const tool of tools) {
    const last = groups.at(-1);
    if (last === undefined || BEGINS_GROUP.has(tool)) groups.push([tool]);
    else last.push(tool);
  }
  return groups;
}

const FORTH: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowRight']);
const BACK: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowLeft']);

/** What the hand can take up, at the left of the paper. One stop of Tab; the arrows go from tool to tool. */
export function ToolStrip() {
  const words = useWords();
  const inHand = useTool((store) => store.tool);
  const strip = useRef<HTMLDivElement>(null);
  const tools = TOOL_IDS.filter(hasTool);
  const stop = inHand !== null && tools.includes(inHand) ? inHand : tools[0];
  const key = (event: KeyboardEvent) => {
    const step = FORTH.has(event.key) ? 1 : BACK.has(event.key) ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(strip.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={strip}
      className="tool-strip"
      role="toolbar"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label={words.correct.strip}
      onKeyDown={key}
    >
      {groupsOf(tools).map((group) => (
        <div key={group[0]} className="tool-group">
          {group.map((tool) => (
            <ToolButton key={tool} tool={tool} isStop={tool === stop} isOn={tool === inHand} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ToolButtonProps {
  readonly tool: ToolId;
  readonly isStop: boolean;
  readonly isOn: boolean;
}

function ToolButton({ tool, isStop, isOn }: ToolButtonProps) {
  const words = useWords();
  const action = TOOL_ACTIONS[tool];
  const keys = useFirstKey(action);
  const hint = [words.correct.tools[tool], words.correct.hints[tool], keys].filter((part) => part).join('\n');
  return (
    <Button
      label={words.correct.tools[tool]}
      hint={hint}
      icon={TOOL_ICONS[tool]}
      on={isOn}
      tabIndex={isStop ? 0 : -1}
      onClick={actionOf(action).run}
    />
  );
}
