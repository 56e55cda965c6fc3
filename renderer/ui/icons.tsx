import type { ReactNode } from 'react';

/** Our own icons, on a grid of 16, drawn with one pen. */
const SHAPES = {
  first: <path d="M3.5 3.5v9M12.5 3.5 6 8l6.5 4.5z" />,
  last: <path d="M12.5 3.5v9M3.5 3.5 10 8l-6.5 4.5z" />,
  previous: <path d="M10.5 3 5 8l5.5 5" />,
  next: <path d="M5.5 3 11 8l-5.5 5" />,
  play: <path d="M4.5 2.8v10.4L13 8z" fill="currentColor" />,
  stop: <rect x="4" y="4" width="8" height="8" fill="currentColor" />,
  loop: <path d="M3 8.5V7a3 3 0 0 1 3-3h6m-2-2 2 2-2 2M13 7.5V9a3 3 0 0 1-3 3H4m2 2-2-2 2-2" />,
  undo: <path d="M6 3 2.8 6.2 6 9.4M3 6.2h6a3.6 3.6 0 0 1 0 7.2H6" />,
  redo: <path d="m10 3 3.2 3.2L10 9.4M13 6.2H7a3.6 3.6 0 0 0 0 7.2h3" />,
  open: <path d="M1.8 12.8V3.5h4.4l1.6 1.8h6.4v7.5zM1.8 7.3h12.4" />,
  export: <path d="M8 9.8V2.2M5.2 5 8 2.2 10.8 5M2.5 9v4.5h11V9" />,
  help: <path d="M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M8 12.4v.1" />,
  sun: (
    <path d="M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.4v1.4m0 10.4v1.4M1.4 8h1.4m10.4 0h1.4M3.3 3.3l1 1m7.4 7.4 1 1m0-9.4-1 1m-7.4 7.4-1 1" />
  ),
  moon: <path d="M12.9 9.6A5.4 5.4 0 0 1 6.4 3.1a5.4 5.4 0 1 0 6.5 6.5z" />,
  eye: (
    <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zm4.6 0a1.9 1.9 0 1 0 3.8 0 1.9 1.9 0 0 0-3.8 0z" />
  ),
  eyeClosed: <path d="M1.8 6.5S4 10.4 8 10.4s6.2-3.9 6.2-3.9M4 9l-1.3 2M8 10.4v2.4M12 9l1.3 2" />,
  solo: <path d="M8 2.2v2M8 11.8v2M2.2 8h2M11.8 8h2M8 5.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z" />,
  onion: <path d="M2 5.5h7.5V13H2zM4.3 5.5V3.3h7.4v7.5H9.5" />,
  flow: <path d="M2 11c3 0 3-6 6-6s2 3 5.5 3M11 5.5 13.6 8 11 10.5M2 5.5h2.5" />,
  arrows: <path d="M2 5h7M6.6 2.6 9 5 6.6 7.4M6 11h7.5M11 8.6l2.5 2.4-2.5 2.4" />,
  arcs: (
    <path d="M2.5 12.5C3 6.5 7 3.4 13.5 3.5M2.5 12.5m-1 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0M13.5 3.5m-1 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0M5.6 6.8l1.3 1.3" />
  ),
  occlusion: <path d="M6 3.5h7.5V11H10M2.5 6.5H10V14H2.5zM10 6.5 6 10.5M10 9.5 6.5 13" />,
  lightTable: <path d="M2.5 4.5h11l-1.6 7H4.1zM4.5 13.5h7M8 1v1.6M4.4 1.6l.7 1.3M11.6 1.6l-.7 1.3" />,
  pin: <path d="M5.5 2.5h5M6.3 2.5v4.2L4.5 9h7L9.7 6.7V2.5M8 9v4.5" />,
  mirror: <path d="M8 2v12M6 4.5v7H2zM10 4.5v7h4z" />,
  turnLeft: <path d="M4 3v3.5h3.5M4.3 6.3A5 5 0 1 1 3.6 10" />,
  turnRight: <path d="M12 3v3.5H8.5M11.7 6.3a5 5 0 1 0 .7 3.7" />,
  keypoints: (
    <path d="M4 3.6a1.5 1.5 0 1 1-.1 0M12 6a1.5 1.5 0 1 1-.1 0M6 12a1.5 1.5 0 1 1-.1 0M5.4 5.6l5 1.5M11 8.6l-3.8 3.9" />
  ),
  parts: <path d="M8 2.2a3 3 0 0 1 1.6 5.5L13 13.5H3l3.4-5.8A3 3 0 0 1 8 2.2zM6.4 7.7h3.2" />,
  confidence: <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9m3.3 7.8 3.4 3.4M7 4.8v2.6m0 1.7v.1" />,
  fit: <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  menu: <path d="m4 6.2 4 4 4-4" />,
  up: <path d="M8 13V3.5M4 7.3l4-4 4 4" />,
  warning: <path d="M8 2.3 14.6 13.5H1.4zM8 6.3v3.6m0 1.7v.1" />,
  folder: <path d="M1.8 12.8V3.5h4.4l1.6 1.8h6.4v7.5z" />,
  pictures: <path d="M2 3.5h12v9H2zm0 7.3 3.5-3.3 3 2.8 2-1.6 3.5 3M10.6 6.2v.1" />,
  chartAcross: <path d="M2 8h12M2.5 5v6M13.5 5v6M8 5.5v5M5.2 6.8v2.4M10.8 6.8v2.4" />,
  chartDown: <path d="M8 2v12M5 2.5h6M5 13.5h6M5.5 8h5M6.8 5.2h2.4M6.8 10.8h2.4" />,
  copy: <path d="M2.5 2.5h7v8h-7zM6 10.5v3h7.5v-8h-4" />,
  paste: <path d="M4.5 3.5h-2v10h8v-1M4.5 2h4v2.6h-4zM8 6.5h5.5v7M10.5 3.5H8.5" />,
  compare: <path d="M2 3h12v10H2zM8 1.5v13M10.5 6h1.5m-1.5 2h1.5m-1.5 2h1.5" />,
  swap: <path d="M2.5 5.5h10m-2.5-2.5 2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13" />,
  approve: <path d="m2.8 8.6 3.4 3.6 7-8.2" />,
  sendBack: <path d="M6 3 2.8 6.2 6 9.4M3 6.2h6.4a3.4 3.4 0 0 1 0 6.8H6.5" />,
  review: <path d="M2 3h8v10H2zM4 6h4M4 8.5h2.5m1 2 2 2L14 6.8" />,
  lock: <path d="M3.8 7.2h8.4v6H3.8zM5.4 7.2V5.1a2.6 2.6 0 0 1 5.2 0v2.1" />,
  lockOpen: <path d="M3.8 7.2h8.4v6H3.8zM5.4 7.2V4.6a2.6 2.6 0 0 1 5.1-.7" />,
  sheetUpright: <path d="M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11M2.5 5.2h11" />,
  sheetLying: <path d="M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M5.2 2.5v11" />,
  more: <path d="M3.4 8v.1M8 8v.1M12.6 8v.1" />,
  stale: <path d="M12.4 4.6A5.4 5.4 0 1 0 13.4 8M13 1.8v3h-3" />,
  paper: <path d="M3.5 2h6l3 3v9h-9zM9.5 2v3h3" />,
  search: <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9m3.3 7.8 3.4 3.4" />,
  panel: <path d="M2 3h12v10H2zM10 3v10" />,
  match: (
    <path d="M4 4m-1.8 0a1.8 1.8 0 1 0 3.6 0 1.8 1.8 0 1 0-3.6 0M12 12m-1.8 0a1.8 1.8 0 1 0 3.6 0 1.8 1.8 0 1 0-3.6 0M5.4 5.4l5.2 5.2M8.3 10.6h2.3V8.3" />
  ),
  regionMatch: <path d="M1.8 2.5h5v5h-5zM9.2 8.5h5v5h-5zM7.5 5h3.2v2.6M9.4 6.4l1.3 1.3L12 6.4" />,
  noPartner: <path d="M2.5 5.5h6v6h-6zM10.5 3l3 3m0-3-3 3" />,
  order: <path d="M6.5 2.5h7v7h-7zM6.5 6h-4v7.5h7.4V9.5M2.5 6h3" />,
  partTiming: <path d="M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 4.8V8l2.6 1.6" />,
  keep: <path d="M3 2.8h10v10.4H3zM5.6 8l1.8 2 3.2-4.2" />,
  line: <path d="M2.2 12.8c2.6-.6 3-8.6 6-8.6s1.4 5.6 5.6 4.6" />,
  pencil: <path d="M2.5 13.5 3.3 10 10.8 2.5l2.7 2.7L6 12.7zM9 4.3 11.7 7" />,
  eraser: <path d="m6 13.2-3.6-3.6L9.2 2.8l4.4 4.4-6 6zM5.6 6.4 10 10.8M6 13.2h8" />,
  fill: <path d="M7.2 2.2 13 8l-5.4 5.4L1.8 8 7.2 2.2zM2 8h10.6M14 10.5c.8 1.2.8 2.6 0 2.6s-.8-1.4 0-2.6" />,
  lasso: (
    <path d="M8 2.5c3.4 0 6 1.6 6 3.7s-2.6 3.8-6 3.8-6-1.7-6-3.8 2.6-3.7 6-3.7M4.4 9.4c-1.3 1-.7 2.2.6 2 1.4-.2 1.4 1 .4 2.1" />
  ),
  pick: <path d="M9.5 4.5 12 2l2 2-2.5 2.5M8.3 3.7l4 4M10.2 5.6 4 11.8l-2 .2.2-2L8.4 3.8" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** Always beside a text or inside a named control, so it says nothing itself. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
