/** What the busy program says it is about to do; one round goes through them in this order. */
export const BUSY_PHASES = [
  'opening',
  'editing',
  'generating',
  'exporting drawings',
  'exporting frames',
  'closing',
] as const;
export type BusyPhase = (typeof BUSY_PHASES)[number];
