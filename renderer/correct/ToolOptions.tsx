import { framesOf } from '../../main/contract/cut-queries';
import { describeError } from '../../main/contract/error-sentences';
import { usePreview } from '../state/correct-preview';
import { useRegion } from '../state/correct-region';
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
      <div className="tool-options-head">
        <b className="tool-options-name">{words.correct.tools[tool]}</b>
        <Says hint={words.correct.hints[tool]} />
        <Touches />
      </div>
      <div className="tool-options-controls">{Options !== undefined && <Options />}</div>
    </div>
  );
}

/**
 * What to do; or why there is nothing to be done here, or why what the hand proposes cannot be (once it lets go there, a notice says it). In one
 * line, whatever it is: the paper must not move under the hand.
 */
function Says({ hint }: { readonly hint: string }) {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const cut = useCut((store) => store.state?.cut);
  const isSomething = useView(() => cut !== undefined && gestureHere() !== null);
  const refused = usePreview((preview) => (preview.phase === 'proposed' ? preview.refused : null));
  const text = isSomething ? hint : words.correct.nothingHere;
  const why = refused === null ? '' : describeError(refused, language).says;
  return (
    <>
      {why === '' && (
        <span className="tool-options-hint" title={text}>
          {text}
        </span>
      )}
      <span className={why === '' ? 'only-read' : 'tool-options-hint is-refused'} role="status" title={why}>
        {why}
      </span>
    </>
  );
}

const NONE: readonly string[] = [];

function Touches() {
  const words = useWords();
  const isDrawing = usePreview((preview) => preview.busy);
  const isLooking = useRegion((region) => region.busy);
  const busy = isDrawing ? words.correct.drawing : isLooking ? words.correct.mask.asking : null;
  const touches = usePreview((preview) => (preview.phase === 'proposed' ? preview.touches : NONE));
  const cel = useSelectedCel();
  const frames = cel === undefined ? [] : touches.flatMap((id) => framesOf(cel, id)[0] ?? []).sort((a, b) => a - b);
  const said = words.correct.list.touches(frames.length, sayFrames(frames));
  return (
    <>
      {frames.length > 0 && (
        <span className="tool-options-touches numbers" title={said}>
          {said}
        </span>
      )}
      {/* Always there, so that nothing beside it moves. */}
      <span className={`tool-options-ring ${busy === null ? '' : 'is-busy'}`} title={busy ?? undefined}>
        {busy !== null && <span className="only-read">{busy}</span>}
      </span>
    </>
  );
}
