import { expect } from '@playwright/test';
import type { DeskPage } from '../pages/desk-page';
import type { Spot } from '../pages/paper-spot';
import type { Hand } from './hand';
import type { Crop } from './line-error';

export interface AtWork {
  readonly desk: DeskPage;
  readonly hand: Hand;
  /** Keeps a picture of the desk with what the hand has marked so far. */
  readonly showMarks: () => Promise<void>;
  /** Does it and waits until the page shows what would come of it: seconds waited for a preview. */
  readonly previewed: (act: () => Promise<void>) => Promise<void>;
  /** Does it and waits until these drawings (all that the repair changes) are made again: seconds waited for the full drawings. */
  readonly drawn: (act: () => Promise<void>, frames?: readonly number[]) => Promise<void>;
  /** Goes to the drawing of this frame, as a person clicks it in the sheet; not counted. */
  readonly goTo: (frame: number) => Promise<void>;
}

export interface Repair {
  readonly id: string;
  readonly title: string;
  /** What is wrong with what the network draws. */
  readonly wrong: string;
  /** What the hand does. */
  readonly does: string;
  readonly cel: 'A' | 'B';
  /** Of the span's first key. */
  readonly keyFrame: number;
  /** The drawing that the pictures show. */
  readonly frame: number;
  /** What it changes. */
  readonly changes: readonly number[];
  /** What is looked at, px of the paper. */
  readonly crop: Crop;
  readonly act: (work: AtWork) => Promise<void>;
}

/** Keys are 4 frames apart. */
const span = (keyFrame: number) => [keyFrame + 1, keyFrame + 2, keyFrame + 3];

/** A spot of the first key, then of the second, to which the stage goes by itself. */
async function match(
  { hand, goTo, drawn, showMarks }: AtWork,
  keyFrame: number,
  ways: readonly (readonly [Spot, Spot])[],
) {
  await goTo(keyFrame);
  await hand.take('match');
  for (const [index, [first, second]] of ways.entries()) {
    if (index > 0) await goTo(keyFrame);
    hand.means();
    await hand.click(first);
    await hand.desk.page.waitForFunction(() => document.querySelector('.tool-options') !== null);
    if (index === ways.length - 1) await showMarks();
    await drawn(() => hand.click(second));
  }
}

const wingAndTail: Repair = {
  id: 'wing-and-tail',
  title: 'A wing taken for a tail',
  wrong: 'Wing and tail have one colour and swing past each other: the network runs them together into one lump.',
  does: 'Two regions are said to be two regions: wing is wing, tail is tail. Each is two clicks that fill to the line.',
  cel: 'B',
  keyFrame: 5,
  frame: 7,
  changes: span(5),
  crop: { left: 690, top: 370, width: 220, height: 150 },
  async act({ desk, hand, goTo, drawn, previewed, showMarks }) {
    const { words, page } = desk;
    const options = page.locator('.tool-options');
    const done = options.getByRole('button', { name: words.correct.mask.finish });
    await goTo(5);
    await hand.take('region-match');
    await hand.push(options.getByRole('button', { name: `${words.correct.mask.way}: ${words.correct.mask.fill}` }));
    for (const [index, [first, second]] of (
      [
        [
          [846, 395],
          [784, 476],
        ],
        [
          [870, 428],
          [815, 448],
        ],
      ] as const
    ).entries()) {
      if (index > 0) await goTo(5);
      hand.means();
      await hand.click(first);
      // The eye sees the region before the hand goes on.
      await expect(done).toBeEnabled();
      await hand.key('Enter');
      await options.getByText(words.correct.region.second).waitFor();
      await previewed(() => hand.click(second));
      await showMarks();
      await drawn(() => hand.push(done));
    }
  },
};

const scarfEnd: Repair = {
  id: 'scarf-end',
  title: 'The end of the scarf, torn',
  wrong: 'The striped end turns while it swings; stripes and fringe of both keys lie over each other.',
  does: 'The end of the scarf here is the end of the scarf there: two clicks.',
  cel: 'A',
  keyFrame: 9,
  frame: 11,
  changes: span(9),
  crop: { left: 50, top: 230, width: 260, height: 160 },
  act: (work) =>
    match(work, 9, [
      [
        [93, 348],
        [104, 297],
      ],
    ]),
};

const risingHand: Repair = {
  id: 'hand',
  title: 'A hand that vanished',
  wrong: 'The hand rises before the scarf, skin and wool in front of skin and wool; between the keys it is gone.',
  does: 'The hand here is the hand there: two clicks.',
  cel: 'A',
  keyFrame: 13,
  frame: 15,
  changes: span(13),
  crop: { left: 390, top: 240, width: 150, height: 120 },
  act: (work) =>
    match(work, 13, [
      [
        [418, 309],
        [464, 288],
      ],
    ]),
};

const hairTip: Repair = {
  id: 'hair-tip',
  title: 'The tip of the hair, flat and frayed',
  wrong: 'The tip of the ponytail swings by 120 px on an arc; the network goes straight and loses its point.',
  does: 'The tip here is the tip there: two clicks. It goes round by itself.',
  cel: 'A',
  keyFrame: 29,
  frame: 31,
  changes: span(29),
  crop: { left: 110, top: 20, width: 270, height: 160 },
  act: (work) =>
    match(work, 29, [
      [
        [227, 164],
        [132, 98],
      ],
    ]),
};

const eyelids: Repair = {
  id: 'eyelids',
  title: 'Lines that vanished: the eyelids of a blink',
  wrong: 'Between open and shut eyes nothing fits: the lids are gone, and scraps of the eyes hang in the fringe.',
  does: 'The upper lid here is the lid there, for each eye; in the middle drawing the lids are drawn by hand, in the colour of the lines.',
  cel: 'A',
  keyFrame: 5,
  frame: 7,
  changes: span(5),
  crop: { left: 316, top: 190, width: 170, height: 100 },
  async act(work) {
    const { desk, hand, goTo, drawn, previewed, showMarks } = work;
    const { words, page } = desk;
    const options = page.locator('.tool-options');
    await match(work, 5, [
      [
        [362, 203],
        [357, 258],
      ],
      [
        [436, 201],
        [429, 266],
      ],
    ]);
    await goTo(7);
    await hand.take('line');
    await hand.push(options.getByRole('button', { name: words.correct.line.withColour }));
    await hand.slide(options.getByRole('slider', { name: words.correct.line.width }), 4);
    hand.means();
    await hand.stroke([
      [335, 239],
      [345, 233],
      [359, 231],
      [375, 233],
      [389, 240],
    ]);
    hand.means();
    await previewed(() =>
      hand.stroke([
        [409, 241],
        [421, 234],
        [434, 232],
        [447, 235],
        [457, 242],
      ]),
    );
    await showMarks();
    await drawn(() => hand.push(options.getByRole('button', { name: words.correct.mask.finish })), [7]);
  },
};

const eyes: Repair = {
  id: 'eyes',
  title: 'Eyes painted over from the key',
  wrong: 'The eyes open from shut; their colours are scattered.',
  does: 'One loop of the lasso takes the eyes of the second key, and they are laid down.',
  cel: 'A',
  keyFrame: 33,
  frame: 36,
  changes: [36],
  crop: { left: 376, top: 164, width: 150, height: 98 },
  async act({ desk, hand, goTo, drawn, showMarks }) {
    const { words, page } = desk;
    const options = page.getByRole('group', { name: `${words.correct.options}: ${words.correct.tools.lasso}` });
    await goTo(36);
    await hand.take('lasso');
    await hand.push(options.getByRole('button', { name: words.paint.sources['second-key'] }));
    hand.means();
    await hand.stroke([
      [386, 198],
      [400, 182],
      [430, 182],
      [455, 192],
      [476, 190],
      [500, 196],
      [508, 214],
      [503, 240],
      [480, 250],
      [440, 252],
      [405, 250],
      [387, 236],
      [386, 198],
    ]);
    await options.getByRole('button', { name: words.paint.layDown }).waitFor();
    await showMarks();
    await drawn(() => hand.push(options.getByRole('button', { name: words.paint.layDown })));
  },
};

export const REPAIRS: readonly Repair[] = [wingAndTail, scarfEnd, risingHand, hairTip, eyelids, eyes];
