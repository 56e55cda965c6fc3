import { showBackground } from '../state/background-choice';
import { useLightTable } from '../state/light-table-store';
import { PAPERS, type Paper, setPreferences, usePreferences } from '../state/preferences-store';
import { useWords } from '../state/settings-store';
import { useStage } from '../state/stage-store';
import { OVERLAYS, useView } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { Segments } from '../ui/Segments';
import { OnionSettings } from './OnionSettings';

/** How the drawing is looked at. */
export function StageBar() {
  const words = useWords();
  const overlays = useView((view) => view.overlays);
  const onion = usePreferences((preferences) => preferences.onion);
  const lightTable = useLightTable((table) => table.on);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Segments
    <div className="stage-bar" role="group" aria-label={words.stage.views}>
      <div className="stage-bar-pair">
        <ActionButton action="onion" icon="onion" text={words.actions.onion} on={onion} />
        <OnionSettings />
      </div>
      <ActionButton action="lightTable" icon="lightTable" text={words.actions.lightTable} on={lightTable} />
      <span className="stage-bar-line" />
      <div className="stage-bar-overlays">
        {OVERLAYS.map((overlay) => (
          <ActionButton
            key={overlay}
            action={overlay}
            icon={overlay}
            text={words.actions[overlay]}
            on={overlays.has(overlay)}
          />
        ))}
      </div>
      <span className="stage-bar-space" />
      <Papers />
      <span className="stage-bar-line" />
      <Lies />
    </div>
  );
}

function Papers() {
  const words = useWords();
  const paper = usePreferences((preferences) => preferences.paper);
  const choose = (chosen: Paper) => (chosen === 'picture' ? showBackground() : setPreferences({ paper: chosen }));
  return (
    <Segments
      label={words.stage.paper}
      value={paper}
      onChoose={choose}
      segments={PAPERS.map((value) => ({
        value,
        label: `${words.stage.paper}: ${words.stage.papers[value]}`,
        text: <span className={`paper-chip paper-${value}`} />,
      }))}
    />
  );
}

/** How the paper lies: side, turn, zoom. */
function Lies() {
  const words = useWords();
  const percent = useStage((stage) => Math.round(stage.transform.zoom * 100));
  const degrees = useStage((stage) => Math.round(stage.transform.rotationDeg));
  const mirrored = useStage((stage) => stage.transform.mirrored);
  const fitted = useStage((stage) => stage.fitted);
  return (
    <>
      <ActionButton action="mirror" icon="mirror" on={mirrored} />
      <ActionButton action="rotateLeft" icon="turnLeft" />
      <ActionButton
        action="straighten"
        text={<span className="rotation numbers">{words.stage.degrees(String(degrees))}</span>}
        value={words.stage.degrees(String(degrees))}
        detail={words.stage.rotation}
      />
      <ActionButton action="rotateRight" icon="turnRight" />
      <span className="stage-bar-line" />
      <ActionButton action="zoomOut" icon="minus" />
      <ActionButton
        action="actualSize"
        text={<span className="zoom numbers">{words.stage.percent(percent)}</span>}
        value={words.stage.percent(percent)}
        detail={words.stage.zoom}
      />
      <ActionButton action="zoomIn" icon="plus" />
      <ActionButton action="fit" icon="fit" on={fitted} />
    </>
  );
}
