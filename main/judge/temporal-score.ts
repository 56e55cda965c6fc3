import type { CaseLabels } from './labels';

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Moment {
  readonly tUnit: number;
  readonly found: readonly Place[];
  readonly truth: readonly { readonly xPx: number; readonly yPx: number; readonly state: number }[];
}

/** A keypoint that goes less far than this share of the picture's height says nothing of pacing. */
const LEAST_SHARE = 0.02;

/** Watches how far along their way the keypoints are over the in-betweens of a pair: bouncing back is what an eye sees first. */
export class TrackWatch {
  readonly #cases = new Map<string, { labels: CaseLabels; moments: Moment[] }>();

  see(name: string, tUnit: number, found: readonly Place[], labels: CaseLabels, k: number): void {
    const entry = this.#cases.get(name) ?? { labels, moments: [] };
    entry.moments.push({ tUnit, found, truth: labels.pointsT(k) });
    this.#cases.set(name, entry);
  }

  result(): { monotone: number | null; pacingError: number | null } {
    let [tracks, steady, errors, places] = [0, 0, 0, 0];
    for (const { labels, moments } of this.#cases.values()) {
      moments.sort((a, b) => a.tUnit - b.tUnit);
      const heightPx = labels.flowKeys[0].heightCells * 2;
      labels.pointsKeys[0].forEach((from, j) => {
        const to = labels.pointsKeys[1][j];
        if (!to || from.state === 0 || to.state === 0) return;
        const [dx, dy] = [to.xPx - from.xPx, to.yPx - from.yPx];
        const square = dx * dx + dy * dy;
        if (square < (LEAST_SHARE * heightPx) ** 2) return;
        const progress = (x: number, y: number) => ((x - from.xPx) * dx + (y - from.yPx) * dy) / square;
        const own = moments.flatMap(({ found }) => {
          const place = found[j];
          return place ? [progress(place.x, place.y)] : [];
        });
        moments.forEach(({ truth }, n) => {
          const there = truth[j];
          if (!there || there.state === 0) return;
          errors += Math.abs((own[n] ?? 0) - progress(there.xPx, there.yPx));
          places += 1;
        });
        if (own.length < 2) return;
        tracks += 1;
        if (own.every((value, n) => n === 0 || value >= (own[n - 1] ?? 0) - 0.02)) steady += 1;
      });
    }
    return { monotone: tracks ? steady / tracks : null, pacingError: places ? errors / places : null };
  }
}
