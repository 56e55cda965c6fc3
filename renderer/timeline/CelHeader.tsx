import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Cel } from '../../main/contract/cut';
import { celProgress } from '../state/cel-counts';
import { useCelName, writeCelName } from '../state/cel-name';
import { currentCut, useCut } from '../state/cut-store';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { dragCel, useSheetDrag } from '../state/sheet-drag';
import { moveCel, renameCel, setCelLook, toggleCelHidden, toggleCelLocked } from '../state/sheet-edits';
import { selectCel, toggleSolo, useView } from '../state/view-store';
import { Button } from '../ui/Button';
import type { SheetLayout } from './sheet-geometry';

interface CelHeaderProps {
  readonly cel: Cel;
  readonly layout: SheetLayout;
  readonly isSelected: boolean;
}

/** Room that name and switches leave for the opacity. */
const ROOMY_PX = 42;

export function CelHeader({ cel, layout, isSelected }: CelHeaderProps) {
  const words = useWords();
  const isSolo = useView((view) => view.soloCelId === cel.id);
  const isRenaming = useCelName((store) => store.celId === cel.id);
  const isCarried = useSheetDrag((drag) => drag.cel?.celId === cel.id);
  const { hidden, locked } = cel.look;
  const { upright, lanePx, headPx } = layout;
  const isRoomy = upright || lanePx >= ROOMY_PX;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see SheetGrid
    <div
      className={`cel-header ${isCarried ? 'is-carried' : ''} ${isRoomy ? '' : 'is-tight'}`}
      role="rowheader"
      tabIndex={-1}
      style={upright ? { width: lanePx, height: headPx } : { width: headPx, height: lanePx }}
      onContextMenu={() => selectCel(cel.id)}
    >
      {isRenaming ? <NameField cel={cel} /> : <CelName cel={cel} layout={layout} isSelected={isSelected} />}
      <div className="cel-buttons">
        <Button
          label={hidden ? words.sheet.show(cel.name) : words.sheet.hide(cel.name)}
          icon={hidden ? 'eyeClosed' : 'eye'}
          className="cel-button"
          onClick={() => attempt(() => toggleCelHidden(cel.id))}
        />
        <Button
          label={words.sheet.solo(cel.name)}
          icon="solo"
          on={isSolo}
          className="cel-button"
          onClick={() => toggleSolo(cel.id)}
        />
        <Button
          label={locked ? words.sheet.unlock(cel.name) : words.sheet.lock(cel.name)}
          icon={locked ? 'lock' : 'lockOpen'}
          on={locked}
          className="cel-button"
          onClick={() => attempt(() => toggleCelLocked(cel.id))}
        />
      </div>
      {isRoomy && <Opacity cel={cel} />}
    </div>
  );
}

function CelName({ cel, layout, isSelected }: CelHeaderProps) {
  const words = useWords();
  const drafts = useCut((store) => store.drafts);
  const start = useRef<{ readonly at: number; readonly index: number } | null>(null);
  const { drawn, inbetweens } = celProgress(cel, drafts);
  const percent = words.sheet.percent(Math.round(cel.look.opacity01 * 100));
  const isTight = !layout.upright && layout.lanePx < ROOMY_PX;
  const progress = words.sheet.progress(drawn, inbetweens);

  const along = (event: PointerEvent) => (layout.upright ? event.clientX : event.clientY);
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const index = currentCut()?.cels.findIndex((other) => other.id === cel.id) ?? -1;
    start.current = { at: along(event), index };
  };
  const carry = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    const cut = currentCut();
    if (from === null || cut === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const lanes = Math.round((along(event) - from.at) / layout.lanePx);
    const to = Math.min(cut.cels.length - 1, Math.max(0, from.index + (layout.upright ? lanes : -lanes)));
    dragCel(to === from.index ? null : { celId: cel.id, to });
  };
  const letGo = () => {
    start.current = null;
    const { cel: carried } = useSheetDrag.getState();
    dragCel(null);
    if (carried !== null) attempt(() => moveCel(carried.celId, carried.to));
  };
  const seen = isTight && cel.look.opacity01 < 1 ? percent : `${drawn}/${inbetweens}`;
  return (
    <button
      type="button"
      className="cel-name"
      aria-label={`${words.sheet.cel(cel.name)} ${seen}`}
      aria-pressed={isSelected}
      title={`${words.sheet.cel(cel.name)}\n${progress}\n${words.sheet.opacity(cel.name)}: ${percent}\n${words.sheet.celHint}`}
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={begin}
      onPointerMove={carry}
      onPointerUp={letGo}
      onPointerCancel={() => dragCel(null)}
      onClick={() => selectCel(cel.id)}
      onDoubleClick={() => writeCelName(cel.id)}
    >
      <b className="cel-letter">{cel.name}</b> <span className="cel-progress numbers">{seen}</span>
    </button>
  );
}

function NameField({ cel }: { readonly cel: Cel }) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const keep = (name: string) => {
    writeCelName(null);
    attempt(() => renameCel(cel.id, name));
  };
  return (
    <input
      ref={field}
      className="cel-name-field"
      aria-label={words.sheet.celName(cel.name)}
      defaultValue={cel.name}
      maxLength={200}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(event.currentTarget.value);
        else if (event.key === 'Escape') writeCelName(null);
      }}
    />
  );
}

/** The hand slides as it likes; the document hears of it once, when it lets go. */
function Opacity({ cel }: { readonly cel: Cel }) {
  const words = useWords();
  const { opacity01 } = cel.look;
  const [sliding, setSliding] = useState<number | null>(null);
  const percent = sliding ?? Math.round(opacity01 * 100);
  const slider = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const element = slider.current;
    // React calls every step of a slide a change; the browser's own change comes at its end.
    const settle = () => {
      if (element === null) return;
      const wanted = element.valueAsNumber / 100;
      setSliding(null);
      attempt(() => setCelLook(cel.id, () => ({ opacity01: wanted })));
    };
    element?.addEventListener('change', settle);
    return () => element?.removeEventListener('change', settle);
  }, [cel.id]);

  return (
    <label className="cel-opacity" title={words.sheet.opacity(cel.name)}>
      <input
        ref={slider}
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-label={words.sheet.opacity(cel.name)}
        aria-valuetext={words.sheet.percent(percent)}
        onChange={(event) => setSliding(event.target.valueAsNumber)}
      />
      <span className="numbers" aria-hidden="true">
        {percent}
      </span>
    </label>
  );
}
