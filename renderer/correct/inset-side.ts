export type InsetSide = 'left' | 'right';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The hand is not covered, nor what it is about to reach; CSS px. */
const NEAR_PX = 32;

/** On which side of the stage a picture in the corner lies, so that the hand works beside it: it goes when the hand comes, and stays there. */
export function sideAwayFrom(hand: { readonly x: number; readonly y: number }, inset: Box, side: InsetSide): InsetSide {
  const isNear =
    hand.x > inset.left - NEAR_PX &&
    hand.x < inset.right + NEAR_PX &&
    hand.y > inset.top - NEAR_PX &&
    hand.y < inset.bottom + NEAR_PX;
  if (!isNear) return side;
  return side === 'left' ? 'right' : 'left';
}
