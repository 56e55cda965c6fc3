import type { TimingPreset } from '../../main/contract/cut';
import { tOfShare } from '../../main/contract/timing-curve';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';

const PRESETS = ['even', 'slow-out', 'slow-in', 'slow-in-out', 'accelerate'] as const;

const GLYPH_TICKS = [1, 2, 3, 4, 5].map((index) => index / 6);
const WIDTH = 40;
const HEIGHT = 12;

/** A small chart of the preset itself: where its ticks crowd is what it does. */
function Glyph({ preset }: { readonly preset: TimingPreset }) {
  return (
    <svg className="preset-glyph" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M1 6H${WIDTH - 1}M1 1.5V10.5M${WIDTH - 1} 1.5V10.5`} />
      {GLYPH_TICKS.map((share) => {
        const x = 1 + tOfShare(preset, share) * (WIDTH - 2);
        return <path key={share} d={`M${x.toFixed(1)} 3V9`} />;
      })}
    </svg>
  );
}

interface ChartPresetsProps {
  /** Of the span that is shown; 'by-hand' where a person moved a tick. */
  readonly preset: TimingPreset;
  readonly disabled: boolean;
  readonly onChoose: (preset: TimingPreset) => void;
}

export function ChartPresets({ preset, disabled, onChoose }: ChartPresetsProps) {
  const words = useWords();
  return (
    <div className="chart-presets">
      {/* biome-ignore lint/a11y/useSemanticElements: see Segments */}
      <div className="preset-row" role="group" aria-label={words.chart.presets}>
        {PRESETS.map((candidate) => (
          <Button
            key={candidate}
            label={words.chart.preset[candidate]}
            hint={`${words.chart.preset[candidate]}\n${words.chart.presetHint[candidate]}`}
            text={<Glyph preset={candidate} />}
            on={candidate === preset}
            disabled={disabled}
            onClick={() => onChoose(candidate)}
          />
        ))}
      </div>
      <p className="preset-name">{words.chart.preset[preset]}</p>
    </div>
  );
}
