// The girl's acting: one row per key drawing, angles in degrees (yaw and pitch in radians), positions in picture pixels.
// What a row leaves out stays as in REST.

// biome-ignore format: read across, like a sheet
const REST = {
  px: 414, py: 470, prot: 0, lean: 0, chest: 0, neck: 0, head: 0, yaw: -0.2, pitch: 0.06, shrug: 0,
  upper: 102, fore: 232, hand: 238, armScale: 0.92, foreScale: 0.95, curl: 0.85, spread: 0.1, thumb: 1,
  eye: 0.8, happy: 0, gazeX: -0.3, gazeY: 0.2, brow: 0, browTilt: 0, mouthOpen: 0, mouthWide: 0.35, smile: 0.2, blush: 0.5,
};

// biome-ignore format: one row per key drawing, read across
const ROWS = [
  // 1 lost in thought, holding her scarf
  { px: 410, lean: -2, chest: -2, neck: -3, head: -6, yaw: -0.22, pitch: 0.14, eye: 0.62, gazeX: -0.35, gazeY: 0.45, smile: 0.4 },
  // 2 a chirp: head comes up
  { px: 411, lean: -2, chest: -1, neck: -2, head: -3, yaw: -0.14, pitch: 0.02, eye: 0.95, gazeX: 0.5, gazeY: 0.1, brow: 0.5, smile: 0, mouthWide: 0.25, upper: 101, fore: 233, hand: 239 },
  // 3 turn through a blink, dipping (anticipation)
  { px: 404, py: 484, prot: -2, lean: -5, chest: -4, neck: 1, head: 7, yaw: 0.1, pitch: 0.16, eye: 0, gazeX: 0.6, brow: -0.2, smile: 0.1, mouthWide: 0.25, shrug: 4, upper: 100, fore: 238, hand: 240, curl: 0.9 },
  // 4 up: there it is
  { px: 414, py: 461, lean: 2, chest: 1, neck: 3, head: 1, yaw: 0.34, pitch: -0.02, eye: 1.08, gazeX: 0.55, gazeY: 0.35, brow: 1, mouthOpen: 0.5, mouthWide: 0.12, smile: 0.1, shrug: 5, upper: 92, fore: 240, hand: 246, curl: 0.6, spread: 0.3, thumb: 0.8 },
  // 5 a gasp: the arm swings up in front of chest and face
  { px: 416, py: 463, prot: -1, lean: 3, chest: 1, neck: 3, head: 1, yaw: 0.36, pitch: 0, eye: 1.08, gazeX: 0.5, gazeY: 0.4, brow: 1, mouthOpen: 0.55, mouthWide: 0.3, smile: 0.6, shrug: 8, upper: 70, fore: 248, hand: 250, foreScale: 1.04, curl: 0.35, spread: 0.4, thumb: 0.4, blush: 0.8 },
  // 6 breakdown: the hand leaves the cheek, the smile opens, weight shifts to the hip
  { px: 414, py: 464, prot: -3, lean: 6, chest: 4, neck: 4, head: 5, yaw: 0.38, pitch: 0.03, eye: 1.02, happy: 0.1, gazeX: 0.5, gazeY: 0.42, brow: 1, mouthOpen: 0.8, mouthWide: 0.6, smile: 0.9, shrug: 9, upper: 38, fore: 262, hand: 256, armScale: 0.97, curl: 0.2, spread: 0.6, thumb: -0.3, blush: 0.9 },
  // 7 unfolds: line of action from hip to finger tips
  { px: 408, py: 460, prot: -4, lean: 11, chest: 8, neck: 4, head: 9, yaw: 0.38, pitch: 0.04, eye: 0.95, happy: 0.3, gazeX: 0.5, gazeY: 0.45, brow: 0.9, mouthOpen: 1, mouthWide: 0.75, smile: 1, shrug: 12, upper: -8, fore: 281, hand: 276, armScale: 1, foreScale: 1.04, curl: 0, spread: 1, thumb: -1, blush: 1 },
  // 8 wave out
  { px: 409, py: 464, prot: -3, lean: 9, chest: 6, neck: 4, head: 13, yaw: 0.36, pitch: 0.06, eye: 0.5, happy: 0.6, gazeX: 0.5, gazeY: 0.5, brow: 0.8, mouthOpen: 0.95, mouthWide: 0.85, smile: 1, shrug: 10, upper: 16, fore: 298, hand: 314, armScale: 1, foreScale: 1.04, curl: 0, spread: 0.9, thumb: -1, blush: 1 },
  // 9 wave in, eyes shut with joy
  { px: 407, py: 467, prot: -2, lean: 5, chest: 4, neck: 3, head: 7, yaw: 0.36, pitch: 0.08, eye: 0, happy: 1, gazeX: 0.5, gazeY: 0.5, brow: 0.7, mouthOpen: 1, mouthWide: 0.9, smile: 1, shrug: 8, upper: 26, fore: 266, hand: 254, armScale: 1, foreScale: 1.04, curl: 0, spread: 0.8, thumb: -1, blush: 1 },
  // 10 wave out, settling
  { px: 408, py: 465, prot: -2, lean: 6, chest: 4, neck: 3, head: 10, yaw: 0.36, pitch: 0.06, eye: 0.9, happy: 0.35, gazeX: 0.45, gazeY: 0.55, brow: 0.6, mouthOpen: 0.7, mouthWide: 0.75, smile: 1, shrug: 8, upper: 20, fore: 291, hand: 304, armScale: 1, foreScale: 1.04, curl: 0, spread: 0.85, thumb: -1, blush: 1 },
];

export const actingRows = () => ROWS.map((row) => ({ ...REST, ...row }));
