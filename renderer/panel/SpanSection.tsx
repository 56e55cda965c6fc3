import { useState } from 'react';
import type { Cel, Span } from '../../main/contract/cut';
import { mostInbetweens, setExposure, setInbetweenCount } from '../state/cut-edits';
import { drawingSign } from '../state/drawing-sign';
import { framesPerDrawing } from '../state/exposure-of-span';
import { attempt } from '../state/notices-store';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { keysOfSpan, spanHere } from '../state/span-here';
import { useSelectedCel } from '../state/view-store';
import { Segments } from '../ui/Segments';
import { SignMark } from '../ui/SignMark';
import { Stepper } from '../ui/Stepper';
import { Switch } from '../ui/Switch';
import { TimingChart } from './TimingChart';

export function SpanSection() {
  const words = useWords();
  const cel = useSelectedCel();
  const span = useAtRest((frame) => (cel === undefined ? undefined : spanHere(cel, frame)));
  return (
    <section className="panel-section" aria-label={words.panel.span}>
      {cel === undefined || span === undefined ? (
        <>
          <h2>{words.panel.span}</h2>
          <p className="panel-soft">{words.panel.noSpan}</p>
        </>
      ) : (
        <SpanBody cel={cel} span={span} />
      )}
    </section>
  );
}

function SpanBody({ cel, span }: { readonly cel: Cel; readonly span: Span }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const keys = keysOfSpan(cel, span);
  if (keys === undefined) return null;
  const onNs = framesPerDrawing(cel, span);
  const names = [words.panel.ones, words.panel.twos, words.panel.threes];
  return (
    <>
      <div className="panel-head">
        <h2>{words.panel.span}</h2>
        <p className="span-title" title={words.panel.fromTo(cel.name, keys.from.number, keys.to.number)}>
          <b>{cel.name}</b>
          <SignMark sign={drawingSign(keys.from, undefined, false)} size={18} />
          <span aria-hidden="true">→</span>
          <SignMark sign={drawingSign(keys.to, undefined, false)} size={18} />
          <span className="only-read">{words.panel.fromTo(cel.name, keys.from.number, keys.to.number)}</span>
          <span className="span-frames numbers">{words.common.frames(span.endFrame - span.startFrame)}</span>
        </p>
      </div>
      <TimingChart cel={cel} span={span} keys={keys} />
      <div className="panel-row">
        <span>{words.panel.count}</span>
        <Stepper
          label={words.panel.count}
          less={words.actions.fewerInbetweens}
          more={words.actions.moreInbetweens}
          value={span.inbetweenIds.length}
          most={mostInbetweens(span)}
          onChange={(count) => attempt(() => setInbetweenCount(count, all))}
        />
      </div>
      <div className="panel-row">
        <span>{words.panel.exposure}</span>
        <Segments
          label={words.panel.exposure}
          value={onNs}
          onChoose={(frames) => attempt(() => setExposure(frames, all))}
          segments={names.map((text, index) => ({ value: index + 1, label: words.panel.onNs(index + 1), text }))}
        />
      </div>
      <div className="panel-row">
        <Switch label={words.panel.allSpans} on={all} onChange={setAll} />
      </div>
    </>
  );
}
