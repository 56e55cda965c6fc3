import type { Cut } from '../../main/contract/cut';
import { secondsAndFrames } from '../../main/contract/seconds-and-frames';
import { setRates } from '../state/cut-edits';
import { useCut } from '../state/cut-store';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { Facts } from './Facts';

const KEY_RATES: readonly number[] = [3, 4, 6, 8, 12];
const CUT_RATES: readonly number[] = [12, 24, 25, 30, 48, 60];

interface RateProps {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly onChoose: (rate: number) => void;
}

function Rate({ label, value, choices, onChoose }: RateProps) {
  const all = choices.includes(value) ? choices : [...choices, value].sort((a, b) => a - b);
  return (
    <select
      className="select numbers"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {all.map((rate) => (
        <option key={rate} value={rate}>
          {rate}
        </option>
      ))}
    </select>
  );
}

export function CutSection() {
  const words = useWords();
  const cut: Cut | null = useCut((store) => store.state?.cut ?? null);
  if (cut === null) return null;
  const length = words.panel.lengthValue(cut.lengthFrames, secondsAndFrames(cut.lengthFrames, cut.rateFps));
  return (
    <section className="panel-section">
      <h2>{words.panel.cut}</h2>
      <Facts
        facts={[
          { term: words.panel.size, value: words.common.pixels(cut.widthPx, cut.heightPx) },
          { term: words.panel.length, value: length },
        ]}
      />
      <div className="panel-row">
        <span>{words.panel.rates}</span>
        <span className="panel-rates">
          <Rate
            label={words.panel.keyRate}
            value={cut.keyRateFps}
            choices={KEY_RATES}
            onChoose={(rate) => attempt(() => setRates(cut.rateFps, rate))}
          />
          <Rate
            label={words.panel.rate}
            value={cut.rateFps}
            choices={CUT_RATES}
            onChoose={(rate) => attempt(() => setRates(rate, cut.keyRateFps))}
          />
        </span>
      </div>
    </section>
  );
}
