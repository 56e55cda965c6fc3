import type { DrawingMaps } from '../../main/contract/maps';
import { useMaps } from '../state/maps-store';
import { useWords } from '../state/settings-store';
import { type Overlay, useView } from '../state/view-store';
import { isPartName } from '../words/part-names';
import type { Words } from '../words/words';

/** What the colours mean, in the lower corner; while the network is asked, that. */
export function OverlayLegend() {
  const words = useWords();
  const overlays = useView((view) => view.overlays);
  const maps = useMaps((store) => store.maps);
  const loading = useMaps((store) => store.loading);
  const wanted = useMaps((store) => store.wanted);
  if (overlays.size === 0 || (maps === null && !loading && !wanted)) return null;
  return (
    <div className="legend">
      {loading && (
        <p className="legend-loading" role="status">
          <span className="legend-ring" aria-hidden="true" />
          {words.stage.mapsLoading}
        </p>
      )}
      {wanted && <p>{words.stage.mapsWanted}</p>}
      {maps !== null &&
        [...overlays].map((overlay) => <Legend key={overlay} overlay={overlay} maps={maps} words={words} />)}
    </div>
  );
}

/** The background is left clear on the stage, so it needs no colour here. */
const isSeen = (part: { readonly name: string }) => part.name !== 'background';

interface LegendProps {
  readonly overlay: Overlay;
  readonly maps: DrawingMaps;
  readonly words: Words;
}

function Legend({ overlay, maps, words }: LegendProps) {
  const nothing = <p>{words.stage.mapsNone(words.actions[overlay])}</p>;
  switch (overlay) {
    case 'flow':
      if (maps.flow === null) return nothing;
      return (
        <p className="legend-flow">
          <span className="legend-wheel" aria-hidden="true" />
          {words.stage.flowScale(Math.round(maps.flow.maxPx))}
        </p>
      );
    case 'keypoints':
      return maps.keypoints.length === 0 ? nothing : <p>{words.stage.keypointsLegend}</p>;
    case 'parts':
      if (maps.masks.parts.length === 0) return nothing;
      return (
        <ul className="legend-parts" aria-label={words.stage.partsLegend}>
          {maps.masks.parts.filter(isSeen).map((part) => (
            <li key={part.name}>
              <span className="legend-chip" style={{ background: part.colour }} />
              {isPartName(part.name) ? words.parts[part.name] : part.name}
            </li>
          ))}
        </ul>
      );
    case 'confidence':
      return maps.confidence === null ? (
        nothing
      ) : (
        <p className="legend-flow">
          <span className="legend-heat" aria-hidden="true" />
          {words.stage.lookLegend}
        </p>
      );
  }
}
