import { useRegionMatch } from '../../state/correct-region-match';
import { say } from '../../state/notices-store';
import { correctionOf, type GestureHere } from '../gesture';
import { spansAtKey } from '../spots/match-points';
import { createRegionTool } from './region-tool';

/** What a region of this key can do: vanish on the way to the next key, appear on the way from the one before. */
export function waysAlone({ cel, drawing }: GestureHere): ('vanishes' | 'appears')[] {
  const { before, after } = spansAtKey(cel, drawing.id);
  return [...(after ? (['vanishes'] as const) : []), ...(before ? (['appears'] as const) : [])];
}

export function wayAlone(here: GestureHere): 'vanishes' | 'appears' {
  const ways = waysAlone(here);
  const { alone } = useRegionMatch.getState();
  return ways.includes(alone) ? alone : (ways[0] ?? 'vanishes');
}

let proposedId = `no-partner-${crypto.randomUUID()}`;

/** "Nothing in the other key is it": it appears or vanishes. */
export const noPartner = createRegionTool({
  id: 'no-partner',
  cannot: (here) => {
    if (here === null) return (words) => words.correct.mask.nothingHere;
    return here.keyIndex === null ? (words) => words.correct.region.onKeysOnly : null;
  },
  says(region, here) {
    const way = wayAlone(here);
    const { before, after } = spansAtKey(here.cel, here.drawing.id);
    const span = way === 'vanishes' ? after : before;
    if (span === undefined) return null;
    const target = { kind: 'span' as const, spanId: span.id, fromUnit: 0, toUnit: 1 };
    return correctionOf({ kind: 'no-partner', key: way === 'vanishes' ? 0 : 1, region }, target, proposedId);
  },
  finished() {
    proposedId = `no-partner-${crypto.randomUUID()}`;
    say((words) => words.correct.region.alone);
  },
  status: (words) => words.correct.region.mark,
});
