import { useEffect, useRef } from 'react';
import { generate } from '../state/generate';
import { attempt } from '../state/notices-store';
import { stop } from '../state/play-store';
import { useWords } from '../state/settings-store';
import type { StaleSpan } from '../state/sheet-stale';
import { selectDrawing } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { SignMark } from '../ui/SignMark';

interface StaleListProps {
  readonly stale: readonly StaleSpan[];
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** Which spans have drawings made for other keys or another timing, and the one command that draws their drafts again. */
export function StaleList({ stale, at, onClose }: StaleListProps) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const drafts = stale.reduce((sum, entry) => sum + entry.drafts.length, 0);

  useEffect(() => {
    place.current?.querySelector('button')?.focus();
    const outside = (event: PointerEvent) => {
      const target = event.target;
      if (target instanceof Element && !place.current?.contains(target) && !target.closest('.stale-button')) onClose();
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [onClose]);

  return (
    <div
      ref={place}
      className="stale-list"
      role="dialog"
      aria-label={words.sheet.staleTitle}
      tabIndex={-1}
      style={{ left: at.x, bottom: Math.max(8, window.innerHeight - at.y + 6) }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2>{words.sheet.staleTitle}</h2>
      <ul>
        {stale.map(({ celId, celName, span, ends, drafts: own, kept }) => (
          <li key={`${celId} ${span.id}`}>
            <button
              type="button"
              className="stale-span"
              onClick={() => {
                stop();
                selectDrawing(celId, span.startFrame);
              }}
            >
              <SignMark sign={{ kind: 'generated', tUnit: 0.5, stale: true }} size={16} />
              <span>{words.sheet.staleSpan(celName, ends.from.number, ends.to.number)}</span>
              <span className="stale-counts">{words.sheet.staleDrafts(own.length, kept.length)}</span>
            </button>
            {kept.length > 0 && (
              <Button
                label={words.sheet.staleAgain}
                icon="stale"
                onClick={() =>
                  attempt(() => generate({ kind: 'drawings', celId, drawingIds: kept.map((drawing) => drawing.id) }))
                }
              />
            )}
          </li>
        ))}
      </ul>
      {stale.some(({ kept }) => kept.length > 0) && <p className="stale-kept">{words.sheet.staleKept}</p>}
      <ActionButton action="drawStale" look="primary" text={words.actions.drawStale} disabled={drafts === 0} />
    </div>
  );
}
