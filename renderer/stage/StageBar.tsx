import { type Paper, setPreferences, usePreferences } from '../state/preferences-store';
import { useWords } from '../state/settings-store';
import { useStage } from '../state/stage-store';
import { OVERLAYS, useView } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { Segments } from '../ui/Segments';

const PAPERS: readonly Paper[] = ['white', 'grey', 'checker'];

/** How the drawing is looked at. */
export function StageBar() {
  const words = useWords();
  const overlays = useView((view) => view.overlays);
  const onion = usePreferences((preferences) => preferences.onion);
  const paper = usePreferences((preferences) => preferences.paper);
  const zoom = useStage((stage) => stage.transform.zoom);
  const fitted = useStage((stage) => stage.fitted);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className="stage-bar" role="group" aria-label={words.stage.views}>
      <ActionButton action="onion" icon="onion" text={words.actions.onion} on={onion} />
      <span className="stage-bar-line" />
      {OVERLAYS.map((overlay) => (
        <ActionButton
          key={overlay}
          action={overlay}
          icon={overlay}
          text={words.actions[overlay]}
          on={overlays.has(overlay)}
        />
      ))}
      <span className="stage-bar-space" />
      <Segments
        label={words.stage.paper}
        value={paper}
        onChoose={(chosen) => setPreferences({ paper: chosen })}
        segments={PAPERS.map((value) => ({
          value,
          label: `${words.stage.paper}: ${words.stage.papers[value]}`,
          text: <span className={`paper-chip paper-${value}`} />,
        }))}
      />
      <span className="stage-bar-line" />
      <ActionButton action="zoomOut" icon="minus" />
      <ActionButton
        action="actualSize"
        text={<span className="zoom numbers">{`${Math.round(zoom * 100)} %`}</span>}
        detail={words.stage.zoom}
      />
      <ActionButton action="zoomIn" icon="plus" />
      <ActionButton action="fit" icon="fit" on={fitted} />
    </div>
  );
}
