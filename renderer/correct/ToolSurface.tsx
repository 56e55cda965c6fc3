import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { paperOfStage, stageOfPaper } from '../stage/view-transform';
import { useCorrectionList } from '../state/correct-list';
import { usePreview } from '../state/correct-preview';
import { currentCut, useCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { useWords } from '../state/settings-store';
import { useStage } from '../state/stage-store';
import { dropTool, useTool } from '../state/tool-store';
import { selectedCel } from '../state/view-store';
import type { Words } from '../words/words';
import { MARK_COLOURS } from './mark-colours';
import { drawCannotBe, drawMarksAtRest } from './marks-at-rest';
import { hearRedraw, redrawTool } from './redraw-tool';
import type { ToolView } from './tool';
import { cancelTool, isToolHeld, keepToolTold, toolInHand } from './tool-hand';
import { toolOf } from './tools';
import './tool-surface.css';

function viewNow(words: Words): ToolView {
  const { transform, size } = useStage.getState();
  const { widthPx, heightPx } = currentCut() ?? { widthPx: 0, heightPx: 0 };
  return {
    stageOfPaper: (place) => stageOfPaper(transform, place),
    paperOfStage: (point) => paperOfStage(transform, point),
    pxPerPaper: transform.zoom,
    paper: { widthPx, heightPx },
    stage: size,
    colours: MARK_COLOURS,
    words,
  };
}

/** Draws at most once a refresh of the screen, whatever happens in between. */
function drawOn(canvas: HTMLCanvasElement, words: Words): () => void {
  let asked = 0;
  let isBlank = false;
  const draw = () => {
    asked = 0;
    const wasBlank = isBlank;
    isBlank = toolInHand() === undefined && (selectedCel()?.corrections.length ?? 0) === 0;
    // To clear what is clear would have the whole stage painted anew: at every flip, and at every frame that is scrubbed.
    if (isBlank && wasBlank) return;
    const context = canvas.getContext('2d');
    if (context === null) return;
    const { size } = useStage.getState();
    const ratio = devicePixelRatio;
    const [width, height] = [
      Math.max(1, Math.round(size.widthPx * ratio)),
      Math.max(1, Math.round(size.heightPx * ratio)),
    ];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const tool = toolInHand();
    const { phase, refused } = usePreview.getState();
    const cursor = phase === 'proposed' && refused !== null ? 'not-allowed' : tool?.cursor();
    canvas.closest<HTMLElement>('.stage-ground')?.style.setProperty('--tool-cursor', cursor ?? 'default');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const view = viewNow(words);
    drawMarksAtRest(context, view);
    if (tool === undefined) return;
    context.save();
    tool.draw(context, view);
    drawCannotBe(context, view);
    context.restore();
  };
  // While the cut plays there are no marks: whatever moves then must not draw them anew 24 times a second.
  const soon = () => {
    if (asked === 0 && !usePlay.getState().playing) asked = requestAnimationFrame(draw);
  };
  const played = () => {
    canvas.hidden = usePlay.getState().playing;
    soon();
  };
  played();
  const stops = [
    hearRedraw(soon),
    useStage.subscribe(soon),
    useCut.subscribe(soon),
    usePreview.subscribe(soon),
    useCorrectionList.subscribe(soon),
    usePlay.subscribe((play, before) => {
      if (play.playing !== before.playing) played();
    }),
  ];
  return () => {
    cancelAnimationFrame(asked);
    for (const stop of stops) stop();
  };
}

/** What lies over the paper for the tool in hand: its marks, and the place where its keys are heard. */
export function ToolSurface() {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const tool = useTool((store) => store.tool);
  useEffect(() => keepToolTold(), []);
  useLayoutEffect(() => (canvas.current === null ? undefined : drawOn(canvas.current, words)), [words]);
  return (
    <>
      {/* What is drawn here is said by the surface's own words. */}
      <div className="tool-marks" aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      {toolOf(tool) !== undefined && tool !== null && <Keys key={tool} />}
    </>
  );
}

function Keys() {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const tool = useTool((store) => store.tool);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // A key or a click took the tool up: the keys that follow are meant for it.
    const focused = document.activeElement;
    if (!(focused instanceof HTMLInputElement)) place.current?.focus({ preventScroll: true });
  }, []);
  useEffect(
    () =>
      hearRedraw(() => {
        // While a hand drags, the eye follows; nothing is told with every pixel.
        if (!isToolHeld()) setSaid(toolOf(useTool.getState().tool)?.says?.(words) ?? '');
      }),
    [words],
  );
  const key = (event: KeyboardEvent) => {
    const used = toolInHand();
    const { shiftKey: shift, ctrlKey, metaKey, altKey: alt } = event;
    const isTaken = used?.key?.({ key: event.key, shift, ctrl: ctrlKey || metaKey, alt }) === true;
    if (!isTaken && event.key === 'Escape') {
      if (isToolHeld()) cancelTool();
      else dropTool();
    } else if (!isTaken) return;
    event.preventDefault();
    redrawTool();
  };
  if (tool === null) return null;
  return (
    <div
      ref={place}
      className="tool-keys"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the tool in hand are heard here
      tabIndex={0}
      aria-label={words.correct.tools[tool]}
      onKeyDown={key}
    >
      <p className="only-read" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
