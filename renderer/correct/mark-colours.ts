/** Marks lie over drawings of any colour: each has a light edge, and none has colour as its only sign. */
export interface MarkColours {
  readonly mark: string;
  /** What is held, or under the hand. */
  readonly held: string;
  /** What the network did not obey. */
  readonly refused: string;
  readonly edge: string;
  readonly ink: string;
  /** Behind words. */
  readonly slip: string;
}

export const MARK_COLOURS: MarkColours = {
  mark: '#0091b3',
  held: '#c2255c',
  refused: '#d9480f',
  edge: 'rgb(255 255 255 / 88%)',
  ink: '#1b1b1b',
  slip: 'rgb(255 255 255 / 92%)',
};
