import { useState } from 'react';
import type { Cel, Span } from '../../main/contract/cut';
import { drawingAt } from '../../main/contract/cut-queries';
import { setPreset } from '../state/chart-edits';
import { spansInRange } from '../state/chart-spans';
import { mostInbetweens, setExposure, setInbetweenCount } from '../state/cut-edits';
import { useCut } from '../state/cut-store';
import { framesPerDrawing } from '../state/exposure-of-span';
import { attempt } from '../state/notices-store';
import { setPreferences, usePreferences } from '../state/preferences-store';
import { useAtRest } from '../state/resting-frame';
import { rangeOf, useSelection } from '../state/selection';
import { useWords } from '../state/settings-store';
import { keysOfSpan, spanHere } from '../state/span-here';
import { useSelectedCel } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { Segments } from '../ui/Segments';
import { SignMark } from '../ui/SignMark';
import { Stepper } from '../ui/Stepper';
import { Switch } from '../ui/Switch';
import { ChartCurve } from './ChartCurve';
import { ChartPresets } from './ChartPresets';
import { FractionField } from './FractionField';
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

/** How many spans of this cel the selection of the sheet touches; 0 unless there are several and this one is among them. */
function useSelectedSpans(cel: Cel, span: Span): number {
  const cut = useCut((store) => store.state?.cut ?? null);
  const selection = useSelection((store) => store.selection);
  const range = cut === null || selection === null ? null : rangeOf(cut, selection);
  const selected = spansInRange(cel, range);
  return selected.length > 1 && selected.includes(span) ? selected.length : 0;
}

function SpanBody({ cel, span }: { readonly cel: Cel; readonly span: Span }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const selected = useSelectedSpans(cel, span);
  const direction = usePreferences((preferences) => preferences.chartDirection);
  const current = useAtRest((frame) => drawingAt(cel, frame));
  const keys = keysOfSpan(cel, span);
  if (keys === undefined) return null;
  const onNs = framesPerDrawing(cel, span);
  const names = [words.panel.ones, words.panel.twos, words.panel.threes];
  const tUnit = current?.kind === 'inbetween' && current.spanId === span.id ? current.tUnit : null;
  const turned = direction === 'down' ? 'across' : 'down';
  return (
    <>
      <div className="panel-head">
        <h2>{words.panel.span}</h2>
        <p className="span-title" title={words.panel.fromTo(cel.name, keys.from.number, keys.to.number)}>
          <b>{cel.name}</b>
          <SignMark sign={{ kind: 'key', number: keys.from.number, mark: keys.from.mark }} size={18} />
          <span aria-hidden="true">→</span>
          <SignMark sign={{ kind: 'key', number: keys.to.number, mark: keys.to.mark }} size={18} />
          <span className="only-read">{words.panel.fromTo(cel.name, keys.from.number, keys.to.number)}</span>
          <span className="span-frames numbers">{words.common.frames(span.endFrame - span.startFrame)}</span>
        </p>
        <Button
          label={words.chart.turn[turned]}
          icon={direction === 'down' ? 'chartAcross' : 'chartDown'}
          onClick={() => setPreferences({ chartDirection: turned })}
        />
      </div>
      <div className={`chart-both is-${direction}`}>
        <TimingChart cel={cel} span={span} keys={keys} direction={direction} />
        <ChartCurve
          cel={cel}
          span={span}
          widthPx={direction === 'down' ? 112 : 238}
          heightPx={direction === 'down' ? 150 : 96}
        />
      </div>
      <FractionField tUnit={tUnit} all={all} />
      <ChartPresets
        preset={span.timing.preset}
        disabled={span.inbetweenIds.length === 0}
        onChoose={(preset) => attempt(() => setPreset(preset, all))}
      />
      <div className="panel-row chart-actions">
        <ActionButton
          action="makeOneHere"
          label={words.chart.makeOneHere}
          text={words.chart.makeOneHere}
          look="framed"
        />
        <span className="chart-copying">
          <ActionButton action="copyChart" icon="copy" />
          <ActionButton action="pasteChart" icon="paste" />
        </span>
      </div>
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
      {selected > 0 && !all && <p className="panel-soft">{words.chart.forSelected(selected)}</p>}
    </>
  );
}
