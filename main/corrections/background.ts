import { type Grid, type Spot, sample } from './grid';

const BACKGROUND = 0;

/** The share of the background at a place, 0..1. `parts` [P] probabilities, the first the background. */
export const backgroundAt = (parts: Grid, spot: Spot): number => sample(parts, BACKGROUND, spot);
