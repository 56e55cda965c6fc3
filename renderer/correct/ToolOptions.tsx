import { framesOf } from '../../main/contract/cut-queries';
import { describeError } from '../../main/contract/error-sentences';
import { usePreview } from '../state/correct-preview';
import { useCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { useSettings, useWords } from '../state/settings-store';
import { useTool } from '../state/tool-store';
import { useSelectedCel, useView } from '../state/view-store';
import { gestureHere } from './gesture';
import { sayFrames } from './list/say-correction';
import { TOOL_OPTIONS } from './tool-options';
import { hasTool } from './tools';
import './tool-options.css';

/** At the foot of the stage, below the paper: what the tool in hand does, what can be set of it, what it would touch. */
export function ToolOptions() {
  const words = useWords();
  const tool = useTool((store) => store.tool);
  const isPlaying = usePlay((play) => play.playing);
  if (tool === null || isPlaying || !hasTool(tool)) return null;
  const Options = TOOL_OPTIONS[tool];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div className="tool-options" role="group" aria-label={`${words.correct.options}: ${words.correct.tools[tool]}`}>
      <b className="tool-options-name">{words.correct.tools[tool]}</b>
      <Hint text={words.correct.hints[tool]} />
      {Options !== undefined && <Options />}
      <Touches />
      <Refused />
    </div>
  );
}

/** Or why there is nothing to be done here. */
function Hint({ text }: { readonly text: string }) {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut);
  const isSomething = useView(() => cut !== undefined && gestureHere() !== null);
  return <span className="tool-options-hint">{isSomething ? text : words.correct.nothingHere}</span>;
}

const NONE: readonly string[] = [];

function Touches() {
  const words = useWords();
  const busy = usePreview((preview) => preview.busy);
  const touches = usePreview((preview) => (preview.phase === 'proposed' ? preview.touches : NONE));
  const cel = useSelectedCel();
  const frames = cel === undefined ? [] : touches.flatMap((id) => framesOf(cel, id)[0] ?? []).sort((a, b) => a - b);
  return (
    <>
      {frames.length > 0 && (
        <span className="tool-options-touches numbers">
          {words.correct.list.touches(frames.length, sayFrames(frames))}
        </span>
      )}
      {/* Always there, so that nothing beside it moves. */}
      <span className={`tool-options-ring ${busy ? 'is-busy' : ''}`} title={busy ? words.correct.drawing : undefined}>
        {busy && <span className="only-read">{words.correct.drawing}</span>}
      </span>
    </>
  );
}

/** Why what the hand proposes cannot be; once it lets go there, a notice says it. */
function Refused() {
  const language = useSettings((settings) => settings.language);
  const refused = usePreview((preview) => (preview.phase === 'proposed' ? preview.refused : null));
  return (
    <span className="tool-options-refused" role="status">
      {refused !== null && describeError(refused, language).says}
    </span>
  );
}
