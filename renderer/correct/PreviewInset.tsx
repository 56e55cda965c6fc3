import { drawingAt, drawingById } from '../../main/contract/cut-queries';
import { pictureUrl } from '../client/picture-url';
import { usePreview } from '../state/correct-preview';
import { celOf, useCut } from '../state/cut-store';
import { sayT } from '../state/drawing-sign';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';

const WIDTH_PX = 480;

/** What comes of a gesture on a key is not seen on the key: an in-between of the way lies in the corner. */
export function PreviewInset() {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const shown = usePreview((preview) => preview.shown);
  const cel = useSelectedCel();
  const here = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)?.id));
  const shownCel = celOf(cut, shown?.celId ?? null);
  const drawing = shownCel && drawingById(shownCel, shown?.drawingId);
  if (shown === null || drawing?.kind !== 'inbetween' || (here === drawing.id && cel?.id === shown.celId)) return null;
  const name = words.correct.drawingAtT(sayT(drawing.tUnit));
  return (
    <figure className="preview-inset">
      <img src={pictureUrl(shown.picture, WIDTH_PX)} alt="" />
      <figcaption>{words.correct.preview(name)}</figcaption>
    </figure>
  );
}
