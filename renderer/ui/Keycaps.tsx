import { keycaps } from '../actions/keys';
import './keycaps.css';

/** A stroke as it stands on the keyboard. */
export function Keycaps({ stroke }: { readonly stroke: string }) {
  return (
    <span className="keycaps">
      {keycaps(stroke).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
