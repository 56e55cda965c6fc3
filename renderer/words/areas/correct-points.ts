import type { Name, Say, Texts } from '../texts';

type PointWord =
  | 'head_top'
  | 'chin'
  | 'eyes_mid'
  | 'neck'
  | 'left_shoulder'
  | 'right_shoulder'
  | 'left_elbow'
  | 'right_elbow'
  | 'left_wrist'
  | 'right_wrist'
  | 'left_hand_tip'
  | 'right_hand_tip'
  | 'left_hip'
  | 'right_hip'
  | 'left_knee'
  | 'right_knee'
  | 'left_ankle'
  | 'right_ankle'
  | 'left_toe'
  | 'right_toe'
  | 'left_hair_tip'
  | 'right_hair_tip'
  | 'left_cloth_tip'
  | 'right_cloth_tip';

/** The tools of points, and what all tools share. */
export type CorrectPointsWords = Texts<
  'strip' | 'besideJudged' | 'onInbetweens' | 'options' | 'drawing' | 'looking' | 'nothingHere' | 'reach'
> & {
  readonly offBy: Say<[px: number]>;
  readonly notObeyed: string;
  readonly handleAt: Say<[name: string, xPx: number, yPx: number]>;
  readonly reachPx: Say<[px: number]>;
  readonly preview: Name;
  readonly drawingAtT: Name;
  readonly joint: Texts<
    'freeStem' | 'state' | 'seen' | 'behind' | 'absent' | 'add' | 'name' | 'forget' | 'choose' | 'addPoint' | 'addHint'
  > & {
    readonly points: Texts<PointWord>;
    readonly place: Name;
  };
  readonly arc: { readonly handle: Say<[joint: string, t: string]> };
  readonly hint: { readonly spot: Say<[number: number]> };
  readonly match: Texts<'onKeys' | 'guess' | 'first' | 'second' | 'toward' | 'next' | 'previous'> & {
    readonly spot: Say<[number: number]>;
  };
};
