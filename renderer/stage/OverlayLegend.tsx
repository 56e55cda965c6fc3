import type { DrawingMaps } from '../../main/contract/maps';
import { useMaps } from '../state/maps-store';
import { useWords } from '../state/settings-store';
import { useArcs } from '../state/stage-arcs-store';
import { useStage } from '../state/stage-store';
import { type Overlay, useView } from '../state/view-store';
import { isPartName } from '../words/part-names';
import type { Words } from '../words/words';

/** What the colours mean, in a band below the paper, which makes room for it; while the network is asked, that. */
export function OverlayLegend() {
  const words = useWords();
  const overlays = useView((view) => view.overlays);
  const maps = useMaps((store) => store.maps);
  const loading = useMaps((store) => store.loading);
  const wanted = useMaps((store) => store.wanted);
  if (overlays.size === 0) return null;
  return (
    <div className="legend">
      {loading && <Loading text={words.stage.mapsLoading} />}
      {wanted && <p>{words.stage.mapsWanted}</p>}
      {overlays.has('arcs') && <ArcsLegend />}
      {maps !== null &&
        [...overlays].map((overlay) => <Legend key={overlay} overlay={overlay} maps={maps} words={words} />)}
    </div>
  );
}

function Loading({ text }: { readonly text: string }) {
  return (
    <p className="legend-row" role="status">
      <span className="legend-ring" aria-hidden="true" />
      {text}
    </p>
  );
}

function ArcsLegend() {
  const words = useWords();
  const done = useArcs((store) => store.done);
  const total = useArcs((store) => store.total);
  const found = useArcs((store) => store.arcs.length > 0);
  if (total === 0) return <p>{words.stage.mapsWanted}</p>;
  if (done < total) return <Loading text={words.stage.arcsLoading(done, total)} />;
  return (
    <p className="legend-row">
      <span className="legend-arc" aria-hidden="true" />
      {found ? words.stage.arcsLegend : words.stage.mapsNone(words.actions.arcs)}
    </p>
  );
}

/** The background is left clear on the stage, so it needs no colour here. */
const isSeen = (part: { readonly name: string }) => part.name !== 'background';

/** The wheel lies as the paper does: a colour means the same direction on both. */
function Wheel() {
  const rotationDeg = useStage((stage) => stage.transform.rotationDeg);
  const mirrored = useStage((stage) => stage.transform.mirrored);
  const transform = `rotate(${rotationDeg}deg) scaleX(${mirrored ? -1 : 1})`;
  return <span className="legend-wheel" style={{ transform }} aria-hidden="true" />;
}

interface LegendProps {
  readonly overlay: Overlay;
  readonly maps: DrawingMaps;
  readonly words: Words;
}

function Legend({ overlay, maps, words }: LegendProps) {
  const nothing = <p>{words.stage.mapsNone(words.actions[overlay])}</p>;
  switch (overlay) {
    case 'arcs':
      return null;
    case 'arrows':
    case 'flow':
      if (maps.flow === null) return nothing;
      return (
        <p className="legend-row">
          {overlay === 'flow' && <Wheel />}
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
    case 'occlusion':
      if (maps.occlusion === null) return nothing;
      return (
        <ul className="legend-parts" aria-label={words.actions.occlusion}>
          <li>
            <span className="legend-chip occlusion-one" />
            {words.stage.occlusionLegend.one}
          </li>
          <li>
            <span className="legend-chip occlusion-none" />
            {words.stage.occlusionLegend.none}
          </li>
        </ul>
      );
    case 'confidence':
      if (maps.confidence === null) return nothing;
      return (
        <p className="legend-row">
          <span className="legend-heat" aria-hidden="true" />
          {`${words.stage.lookLegend}. ${words.stage.lookMark}`}
        </p>
      );
  }
}
