// The colour model of the cut: each part has a base and one shadow tone.

export const INK = '#3b2330';

export const COLOUR = {
  brow: '#8a3a2c',
  skin: { base: '#ffe6d3', shade: '#f5bfa4' },
  hair: { base: '#ee8f4a', shade: '#c9603a', light: '#ffc07a' },
  scarf: { base: '#2fa8a4', shade: '#1d7a87', stripe: '#fff4dc', stripeShade: '#d9cdbb' },
  coat: { base: '#fff6e4', shade: '#dccfc8' },
  skirt: { base: '#46518c', shade: '#323a6b' },
  toggle: { base: '#b0763f', shade: '#8a5630' },
  white: '#ffffff',
  eyeShade: '#d9d3e6',
  iris: { base: '#1f7f86', light: '#6fd3b8', dark: '#123f52' },
  mouth: { base: '#a8323f', tongue: '#f08a80' },
  blush: '#ffb9a8',
  bird: { base: '#ffffff', shade: '#d5d6e6' },
  wing: { base: '#4a4458', shade: '#342e42' },
  birdPink: '#f2b6b0',
  beak: '#3a3340',
};
