/** 1+12 as on paper: whole seconds, then frames. Frame 1 is 0+01 … frame 25 at 24 fps is 1+01. */
export function secondsAndFrames(frame: number, rateFps: number): string {
  const zeroBased = frame - 1;
  const rate = Math.round(rateFps);
  return `${Math.floor(zeroBased / rate)}+${String((zeroBased % rate) + 1).padStart(2, '0')}`;
}
