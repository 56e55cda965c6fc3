import { useEffect, useState } from 'react';
import type { Cut } from '../../main/contract/cut';
import { celsOfRange, rangeOf, useSelection } from '../state/selection';
import { useWords } from '../state/settings-store';

/** A selection that grows key by key is told where it rests, not at every step. */
const REST_MS = 300;

/** What is selected, for those who do not see it. */
export function SelectionSays({ cut }: { readonly cut: Cut }) {
  const words = useWords();
  const selection = useSelection((store) => store.selection);
  const range = selection === null ? null : rangeOf(cut, selection);
  const names = range === null ? [] : celsOfRange(cut, range).map((cel) => cel.name);
  const text = range === null ? '' : words.sheet.selectedRange(names.join(words.sheet.and), range.from, range.to);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="only-read" aria-live="polite">
      {said}
    </p>
  );
}
