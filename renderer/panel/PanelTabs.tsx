import { type KeyboardEvent, useRef } from 'react';
import { PANEL_TABS, type PanelTab, showPanelTab, usePanel } from '../state/panel-store';
import { useWaiting } from '../state/review-store';
import { useWords } from '../state/settings-store';
import './tabs.css';

export function panelLeafId(tab: PanelTab): string {
  return `panel-leaf-${tab}`;
}

/** The leaves of the panel: arrow keys go from one to the next. */
export function PanelTabs() {
  const words = useWords();
  const tab = usePanel((panel) => panel.tab);
  const waiting = useWaiting().length;
  const list = useRef<HTMLDivElement>(null);
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = PANEL_TABS[(PANEL_TABS.indexOf(tab) + step + PANEL_TABS.length) % PANEL_TABS.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    showPanelTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <div
      ref={list}
      className="panel-tabs"
      role="tablist"
      aria-label={words.panel.tabsLabel}
      tabIndex={-1}
      onKeyDown={key}
    >
      {PANEL_TABS.map((one) => {
        const count = one === 'review' && waiting > 0 ? waiting : null;
        return (
          <button
            key={one}
            type="button"
            role="tab"
            data-tab={one}
            className="panel-tab"
            aria-selected={one === tab}
            aria-controls={panelLeafId(one)}
            aria-label={
              count === null ? words.panel.tabs[one] : `${words.panel.tabs[one]} ${words.review.waiting(count)}`
            }
            tabIndex={one === tab ? 0 : -1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => showPanelTab(one)}
          >
            {words.panel.tabs[one]} {count !== null && <span className="numbers">{count > 999 ? '999+' : count}</span>}
          </button>
        );
      })}
    </div>
  );
}
