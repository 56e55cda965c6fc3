import { PreviewInset } from '../correct/PreviewInset';
import { ToolOptions } from '../correct/ToolOptions';
import { ToolStrip } from '../correct/ToolStrip';
import { ToolSurface } from '../correct/ToolSurface';
import { useCut } from '../state/cut-store';
import { sayDrawing } from '../state/say-drawing';
import { useWords } from '../state/settings-store';
import { LightTable } from './LightTable';
import { OverlayLegend } from './OverlayLegend';
import { StageBar } from './StageBar';
import { StageCanvas } from './StageCanvas';
import { StageSign } from './StageSign';
import { useShown } from './use-shown';
import './stage.css';

export function Stage() {
  const words = useWords();
  const opening = useCut((store) => store.opening);
  const hasCut = useCut((store) => store.state !== null);
  return (
    <section className="stage" aria-label={words.stage.region}>
      <StageBar />
      <LightTable />
      <div className="stage-row">
        <ToolStrip />
        <div className="stage-ground">
          <NamedCanvas />
          <ToolSurface />
          {hasCut && <StageSign />}
          {hasCut && <PreviewInset />}
          {opening && <p className="stage-opening">{words.connection.opening}</p>}
        </div>
      </div>
      {hasCut && <ToolOptions />}
      <OverlayLegend />
    </section>
  );
}

function NamedCanvas() {
  const words = useWords();
  const { sign, celName } = useShown();
  return <StageCanvas label={words.stage.canvas(celName, sayDrawing(words, sign))} />;
}
