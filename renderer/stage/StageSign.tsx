import { usePlay } from '../state/play-store';
import { saySign } from '../state/say-drawing';
import { useWords } from '../state/settings-store';
import { useView } from '../state/view-store';
import { SignMark } from '../ui/SignMark';
import { useShown } from './use-shown';

/** In the corner of the stage: whose drawing this is. */
export function StageSign() {
  const words = useWords();
  const playing = usePlay((play) => play.playing);
  const { sign, celName, standInNumber, isMissing } = useShown();
  if (playing) return null;
  return (
    <>
      <div className="stage-corner" aria-hidden="true">
        <div className="stage-sign">
          <span className="stage-sign-cel">{celName}</span>
          {sign !== null && <SignMark sign={sign} size={18} />}
          <span>{sign === null ? words.stage.nothingHere : saySign(words, sign)}</span>
          <FlipWord />
        </div>
      </div>
      {standInNumber !== null && <p className="stage-stand-in">{words.stage.standIn(standInNumber)}</p>}
      {isMissing && <p className="stage-stand-in">{words.stage.missingPicture}</p>}
    </>
  );
}

function FlipWord() {
  const words = useWords();
  const flip = useView((view) => view.flip);
  if (flip === null) return null;
  const said = { first: words.stage.flipFirst, this: words.stage.flipThis, next: words.stage.flipNext };
  return <span className="stage-flip">{said[flip]}</span>;
}
