import { CorrectionsSection } from '../correct/list/CorrectionsSection';
import { HistorySection } from '../review/HistorySection';
import { KeepSeen } from '../review/KeepSeen';
import { ProgressSection } from '../review/ProgressSection';
import { QueueSection } from '../review/QueueSection';
import { VersionsSection } from '../review/VersionsSection';
import { useConnection } from '../state/connection-store';
import { usePanel } from '../state/panel-store';
import { useWords } from '../state/settings-store';
import { CutSection } from './CutSection';
import { DrawingSection } from './DrawingSection';
import { ModelSection } from './ModelSection';
import { PanelTabs, panelLeafId } from './PanelTabs';
import { SpanSection } from './SpanSection';
import './panel.css';

/** What is under the playhead, in words and figures, and what can be set there. */
export function Panel() {
  const words = useWords();
  const tab = usePanel((panel) => panel.tab);
  // Without a network nothing can be drawn: that is said on every leaf.
  const hasNoModel = useConnection((connection) => connection.info !== null && connection.info.model === null);
  return (
    <aside className={`panel is-${tab}`} aria-label={words.panel.region}>
      <PanelTabs />
      <KeepSeen />
      <div id={panelLeafId(tab)} className="panel-leaf" role="tabpanel" aria-label={words.panel.tabs[tab]}>
        {hasNoModel && tab !== 'cut' && <ModelSection />}
        {tab === 'timing' && (
          <>
            <SpanSection />
            <DrawingSection />
            <VersionsSection />
          </>
        )}
        {tab === 'corrections' && (
          <>
            <CorrectionsSection />
            <VersionsSection />
          </>
        )}
        {tab === 'review' && (
          <>
            <ProgressSection />
            <QueueSection />
            <VersionsSection />
          </>
        )}
        {tab === 'history' && <HistorySection />}
        {tab === 'cut' && (
          <>
            <CutSection />
            <ModelSection />
          </>
        )}
      </div>
    </aside>
  );
}
