import type { DrawingSign } from '../state/drawing-sign';
import './sign-mark.css';

/** The sign of a drawing's state: told by its shape; the colour only repeats it. The word stands beside or in the name. */
export function SignMark({ sign, size = 14 }: { readonly sign: DrawingSign; readonly size?: number }) {
  if (sign.kind === 'key') {
    const digits = String(sign.number);
    const width = digits.length > 2 ? size + (digits.length - 2) * size * 0.45 : size;
    return (
      <svg
        className="sign sign-key"
        width={width}
        height={size}
        viewBox={`0 0 ${(width / size) * 14} 14`}
        aria-hidden="true"
      >
        <rect x="0.7" y="0.7" width={(width / size) * 14 - 1.4} height="12.6" rx="6.3" />
        <text x={(width / size) * 7} y="10.2">
          {digits}
        </text>
      </svg>
    );
  }
  return (
    <svg className={`sign sign-${sign.kind}`} width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      {sign.kind === 'wanted' && <circle className="fill" cx="7" cy="7" r="2" />}
      {sign.kind === 'drawing' && <path className="ring" d="M7 2.2A4.8 4.8 0 1 1 2.6 5" />}
      {sign.kind === 'generated' && <circle className="line" cx="7" cy="7" r="3.6" />}
      {sign.kind === 'corrected' && (
        <>
          <circle className="line" cx="7" cy="7" r="3.6" />
          <path className="fill" d="M7 3.4a3.6 3.6 0 0 0 0 7.2z" />
        </>
      )}
      {sign.kind === 'approved' && <path className="line" d="m2.8 7.4 2.9 3 5.5-6.6" />}
    </svg>
  );
}
