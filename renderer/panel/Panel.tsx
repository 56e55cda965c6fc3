import { useWords } from '../state/settings-store';
import { CutSection } from './CutSection';
import { DrawingSection } from './DrawingSection';
import { ModelSection } from './ModelSection';
import { SpanSection } from './SpanSection';
import './panel.css';

/** What is under the playhead, in words and figures, and what can be set there. */
export function Panel() {
  const words = useWords();
  return (
    <aside className="panel" aria-label={words.panel.region}>
      <SpanSection />
      <DrawingSection />
      <CutSection />
      <ModelSection />
    </aside>
  );
}
