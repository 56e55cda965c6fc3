/** The parts that the networks of this program name; another model's own names are shown as they are. */
export const PART_NAMES = [
  'background',
  'face',
  'hair_front',
  'hair_back',
  'torso',
  'upper_arm',
  'lower_arm_hand',
  'skirt_cape',
  'thigh',
  'shin_foot',
  'eye_mouth',
  'prop',
] as const;
export type PartName = (typeof PART_NAMES)[number];

export function isPartName(name: string): name is PartName {
  return PART_NAMES.some((known) => known === name);
}
