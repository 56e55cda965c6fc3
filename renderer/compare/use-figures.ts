import { useEffect, useState } from 'react';
import type { PictureId } from '../../main/contract/cut';
import type { ErrorReport } from '../../main/contract/errors';
import type { PictureComparison } from '../../main/contract/procedures';
import { desk, reportHere } from '../state/connection-store';

export type Figures =
  | { readonly kind: 'wait' }
  | { readonly kind: 'measured'; readonly figures: PictureComparison }
  | { readonly kind: 'failed'; readonly error: ErrorReport };

const MOST_KEPT = 64;
/** Pictures never change under their id, so what was measured once stays true. */
const measured = new Map<string, PictureComparison>();

function keep(name: string, figures: PictureComparison): void {
  const oldest = measured.keys().next();
  if (measured.size >= MOST_KEPT && oldest.done !== true) measured.delete(oldest.value);
  measured.set(name, figures);
}

/** How far `drawn` is from `truth`; null while there is nothing to measure. */
export function useFigures(drawn: PictureId | null, truth: PictureId | null): Figures | null {
  const [told, setTold] = useState<Figures | null>(null);
  useEffect(() => {
    if (drawn === null || truth === null) {
      setTold(null);
      return;
    }
    const name = `${drawn} ${truth}`;
    const known = measured.get(name);
    if (known !== undefined) {
      setTold({ kind: 'measured', figures: known });
      return;
    }
    const controller = new AbortController();
    setTold({ kind: 'wait' });
    const ask = async () => {
      try {
        const figures = await desk().drawings.compare({ a: drawn, b: truth }, { signal: controller.signal });
        keep(name, figures);
        if (!controller.signal.aborted) setTold({ kind: 'measured', figures });
      } catch (error) {
        if (!controller.signal.aborted) setTold({ kind: 'failed', error: reportHere(error) });
      }
    };
    void ask();
    return () => controller.abort();
  }, [drawn, truth]);
  return told;
}
