import { beforeEach, expect, test, vi } from 'vitest';
import { pictureIdSchema } from '../../../main/contract/cut';
import { useRegion } from '../../state/correct-region';
import { RegionSession } from './region-session';
import { waitedFor } from './waited-for';

/** The worker that reads the drawing: answers when the test lets it. */
const answers: ((area: Uint8Array | null) => void)[] = [];
vi.mock('./area-of-drawing', () => {
  const ask = () => new Promise<Uint8Array | null>((resolve) => answers.push(resolve));
  return { areaAt: ask, onLines: ask };
});

const paper = { widthPx: 8, heightPx: 4 };
const all = () => new Uint8Array(32).fill(1);
const place = { xPx: 4, yPx: 2 };
const session = () =>
  new RegionSession({ paper, picture: () => pictureIdSchema.parse('a'.repeat(64)) }, null, {
    changed: () => undefined,
  });

/** Whatever is on its way has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  answers.length = 0;
  useRegion.setState({ snaps: false, isTouched: false });
});

test('nothing is waited for where nothing is looked for', async () => {
  expect(await waitedFor(session())).toBe(true);
});

test('what is finished while an area is looked for has that area', async () => {
  const one = session();
  void one.fill(place, 1);
  const finished = waitedFor(one);
  expect(useRegion.getState().isLooking).toBe(true);
  answers[0]?.(all());
  expect(await finished).toBe(true);
  expect(one.mask.isEmpty()).toBe(false);
  expect(useRegion.getState()).toMatchObject({ isLooking: false, busy: false });
});

test('an edge that is drawn to the lines after that is waited for, too', async () => {
  useRegion.setState({ snaps: true });
  const one = session();
  void one.fill(place, 1);
  let isOver = false;
  const finished = waitedFor(one).then((ready) => {
    isOver = true;
    return ready;
  });
  answers[0]?.(all());
  await settled();
  expect(isOver).toBe(false);
  const half = all().fill(0, 16);
  answers[1]?.(half);
  expect(await finished).toBe(true);
  expect([...one.mask.inside]).toEqual([...half]);
});

test('finished twice it is finished once', async () => {
  const one = session();
  void one.fill(place, 1);
  const [first, second] = [waitedFor(one), waitedFor(one)];
  answers[0]?.(all());
  expect(await Promise.all([first, second])).toEqual([true, false]);
});

test.each([
  ['nothing is found', (_: RegionSession) => undefined],
  ['it was left', (one: RegionSession) => one.end()],
])('there is nothing to finish when %s', async (_, meanwhile) => {
  const one = session();
  void one.fill(place, 1);
  const finished = waitedFor(one);
  meanwhile(one);
  answers[0]?.(null);
  expect(await finished).toBe(false);
});
