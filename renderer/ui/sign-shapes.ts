import type { DrawingSign } from '../state/drawing-sign';

/**
 * The signs of a drawing, told by their shape: key ① in a circle, breakdown in a triangle, wanted a dot, generated an open
 * dot, corrected half filled, approved a tick, sent back a returning arrow, stale a dashed ring with a turning arrow.
 * One truth for the page (SignMark) and for the sheet's canvas. On a grid 14 high.
 */
export interface SignPart {
  /** SVG path data; drawn with a pen of `penUnit`, or filled where that is null. */
  readonly path: string;
  readonly penUnit: number | null;
  readonly dashUnit?: readonly [on: number, off: number];
}

export interface SignText {
  readonly text: string;
  readonly sizeUnit: number;
  /** Baseline. */
  readonly yUnit: number;
}

export interface SignShape {
  readonly widthUnit: number;
  readonly parts: readonly SignPart[];
  readonly text: SignText | null;
}

export const SIGN_HEIGHT_UNIT = 14;
const PEN_UNIT = 1.7;

const circle = (radius: number) =>
  `M${7 - radius} 7a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;
const line = (path: string, penUnit = PEN_UNIT): SignPart => ({ path, penUnit });
const fill = (path: string): SignPart => ({ path, penUnit: null });

const OPEN_DOT = line(circle(3.6));
const SHAPES: Readonly<Record<Exclude<DrawingSign['kind'], 'key'>, readonly SignPart[]>> = {
  wanted: [fill(circle(2))],
  drawing: [line('M7 2.2A4.8 4.8 0 1 1 2.6 5', 1.8)],
  generated: [OPEN_DOT],
  corrected: [OPEN_DOT, fill('M7 3.4a3.6 3.6 0 0 0 0 7.2z')],
  approved: [line('m2.8 7.4 2.9 3 5.5-6.6')],
  'sent-back': [line('M5.4 2.6 2.2 5.8l3.2 3.2M2.2 5.8h6.2a3 3 0 0 1 0 6H5.6', 1.6)],
  copy: [line('M2 4.4h7v7.6H2z', 1.4), line('M5 4.2V2h7v7.6H9.2', 1.4)],
};

/** Once round, dashed, with the head of an arrow: what lies inside was drawn for other keys or another t. */
const STALE: readonly SignPart[] = [
  { path: 'M11.6 3.6A5.7 5.7 0 1 0 12.7 7', penUnit: 1.4, dashUnit: [2.2, 1.5] },
  line('M12.3 0.9v3.1H9.2', 1.4),
];
const STALE_INSIDE: Readonly<Partial<Record<DrawingSign['kind'], readonly SignPart[]>>> = {
  corrected: [fill('M7 4.6a2.4 2.4 0 0 0 0 4.8z')],
  approved: [line('m4.7 7.2 1.6 1.7 2.9-3.4', 1.4)],
  'sent-back': [line('M6 5 4.4 6.6 6 8.2M4.4 6.6h4', 1.2)],
};

function keyShape(number: number, isBreakdown: boolean): SignShape {
  const text = String(number);
  if (isBreakdown) {
    const widthUnit = 14 + Math.max(0, text.length - 1) * 4.4;
    const path = `M${widthUnit / 2} 0.9 ${widthUnit - 0.7} 13.2H0.7z`;
    return { widthUnit, parts: [line(path, 1.2)], text: { text, sizeUnit: 7.4, yUnit: 12.1 } };
  }
  const widthUnit = 14 + Math.max(0, text.length - 2) * 6.3;
  const path = `M7 .7h${widthUnit - 14}a6.3 6.3 0 0 1 0 12.6H7A6.3 6.3 0 0 1 7 .7z`;
  return { widthUnit, parts: [line(path, 1.2)], text: { text, sizeUnit: 8.6, yUnit: 10.1 } };
}

export function signShape(sign: DrawingSign): SignShape {
  if (sign.kind === 'key') return keyShape(sign.number, sign.mark === 'breakdown');
  const parts = sign.stale === true ? [...STALE, ...(STALE_INSIDE[sign.kind] ?? [])] : SHAPES[sign.kind];
  return { widthUnit: 14, parts, text: null };
}
