/** The copies that main keeps of a picture, by width; anything else is the picture itself. */
const COPIES_PX: readonly number[] = [96, 192, 384, 768, 1536];
/** A copy that is nearly as large as the picture saves little and must be made first. */
const WORTH_A_COPY = 0.6;

/** The width to ask for when a picture is seen `seenPx` device pixels wide; null: the picture itself. */
export function widthToLoad(pictureWidthPx: number, seenPx: number): number | null {
  const copy = COPIES_PX.find((widthPx) => widthPx >= seenPx);
  return copy !== undefined && copy <= pictureWidthPx * WORTH_A_COPY ? copy : null;
}
