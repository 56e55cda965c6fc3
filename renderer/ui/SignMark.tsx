import type { DrawingSign } from '../state/drawing-sign';
import { SIGN_HEIGHT_UNIT, signShape } from './sign-shapes';
import './sign-mark.css';

/** The sign of a drawing's state: told by its shape; the colour only repeats it. The word stands beside or in the name. */
export function SignMark({ sign, size = 14 }: { readonly sign: DrawingSign; readonly size?: number }) {
  const { widthUnit, parts, text } = signShape(sign);
  const isStale = sign.kind !== 'key' && sign.stale === true;
  return (
    <svg
      className={`sign sign-${sign.kind} ${isStale ? 'is-stale' : ''}`}
      width={(widthUnit / SIGN_HEIGHT_UNIT) * size}
      height={size}
      viewBox={`0 0 ${widthUnit} ${SIGN_HEIGHT_UNIT}`}
      aria-hidden="true"
    >
      {parts.map(({ path, penUnit, dashUnit }) => (
        <path
          key={path}
          d={path}
          className={penUnit === null ? 'fill' : 'line'}
          strokeWidth={penUnit ?? undefined}
          strokeDasharray={dashUnit?.join(' ')}
        />
      ))}
      {text !== null && (
        <text x={widthUnit / 2} y={text.yUnit} fontSize={text.sizeUnit}>
          {text.text}
        </text>
      )}
    </svg>
  );
}
