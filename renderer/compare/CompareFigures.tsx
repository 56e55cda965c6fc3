import type { PictureComparison } from '../../main/contract/procedures';
import type { ComparedPicture } from '../state/compare-sides';
import { setCompare, useCompare } from '../state/compare-store';
import { useWords } from '../state/settings-store';
import { Told } from '../ui/Notices';
import { Segments } from '../ui/Segments';
import type { Words } from '../words/words';
import { useFigures } from './use-figures';

/** Which of the two is the truth, and how far the other one is from it. */
export function CompareFigures(props: {
  readonly left: ComparedPicture | null;
  readonly right: ComparedPicture | null;
}) {
  const words = useWords();
  const truth = useCompare((compare) => compare.truth);
  const left = props.left?.picture ?? null;
  const right = props.right?.picture ?? null;
  const told = useFigures(
    truth === null ? null : truth === 'left' ? right : left,
    truth === null ? null : truth === 'left' ? left : right,
  );
  return (
    <div className="compare-figures">
      <span className="compare-word">{words.compare.truth}</span>
      <Segments
        label={words.compare.truth}
        value={truth ?? 'none'}
        onChoose={(choice) => setCompare({ truth: choice === 'none' ? null : choice })}
        segments={[
          { value: 'none', label: words.compare.truthNone, text: words.compare.truthNone },
          { value: 'left', label: words.compare.truthLeft, text: words.compare.truthLeft },
          { value: 'right', label: words.compare.truthRight, text: words.compare.truthRight },
        ]}
      />
      <div className="compare-told" role="status">
        {told === null && <p>{words.compare.figuresNone}</p>}
        {told?.kind === 'wait' && <p>{words.compare.figuresWait}</p>}
        {told?.kind === 'failed' && <Told error={told.error} />}
        {told?.kind === 'measured' && <FigureList figures={told.figures} words={words} />}
      </div>
    </div>
  );
}

function FigureList({ figures, words }: { readonly figures: PictureComparison; readonly words: Words }) {
  if (figures.differentShare01 === 0) return <p>{words.compare.same}</p>;
  const { lineDistanceE5, ssim, differentShare01, psnrDb, inkRatio } = figures;
  const lines =
    lineDistanceE5 === null ? words.compare.noLines : words.compare.lineDistanceValue(lineDistanceE5.toFixed(1));
  const list = [
    { term: words.compare.lineDistance, value: lines },
    { term: words.compare.ssim, value: ssim.toFixed(4) },
    { term: words.compare.different, value: words.compare.percentValue((differentShare01 * 100).toFixed(2)) },
    ...(psnrDb === null ? [] : [{ term: words.compare.psnr, value: words.compare.dbValue(psnrDb.toFixed(1)) }]),
    ...(inkRatio === null
      ? []
      : [{ term: words.compare.ink, value: words.compare.percentValue((inkRatio * 100).toFixed(0)) }]),
  ];
  return (
    <dl className="figure-list numbers">
      {list.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
