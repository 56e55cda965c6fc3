import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fitPaper,
  middleOf,
  mirrorAt,
  type PointPx,
  paperOfStage,
  rotateAt,
  type StageTransform,
  snappedDeg,
  stageOfPaper,
  twoFingers,
  zoomAt,
} from './view-transform';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point: fc.Arbitrary<PointPx> = fc.record({ xPx: number(-2000, 2000), yPx: number(-2000, 2000) });
const transform: fc.Arbitrary<StageTransform> = fc.record({
  zoom: number(0.05, 20),
  xPx: number(-3000, 3000),
  yPx: number(-3000, 3000),
  rotationDeg: number(-179, 180),
  mirrored: fc.boolean(),
});
const size = fc.record({ widthPx: number(64, 4000), heightPx: number(64, 4000) });

function expectNear(one: PointPx, other: PointPx, tolerancePx = 1e-3): void {
  expect(Math.hypot(one.xPx - other.xPx, one.yPx - other.yPx)).toBeLessThan(tolerancePx);
}

test('what is seen at a place of the stage is the paper of that place', () => {
  fc.assert(fc.property(transform, point, (lies, at) => expectNear(stageOfPaper(lies, paperOfStage(lies, at)), at)));
});

test('zooming and turning leave the paper under the pointer where it is, also when mirrored', () => {
  fc.assert(
    fc.property(transform, point, number(0.001, 1000), number(-720, 720), (lies, at, factor, deg) => {
      const held = paperOfStage(lies, at);
      const changed = rotateAt(zoomAt(lies, factor, at), deg, at);
      // Far out one pixel of the stage is many of the paper: the law is about what is seen.
      expectNear(stageOfPaper(changed, held), at);
    }),
  );
});

test('a mirror shows each point as far on the other side, and twice mirrored is as before', () => {
  fc.assert(
    fc.property(transform, point, point, (lies, at, paperPoint) => {
      const before = stageOfPaper(lies, paperPoint);
      const after = stageOfPaper(mirrorAt(lies, at), paperPoint);
      expectNear(after, { xPx: 2 * at.xPx - before.xPx, yPx: before.yPx });
      expectNear(stageOfPaper(mirrorAt(mirrorAt(lies, at), at), paperPoint), before);
    }),
  );
});

test('turned to and fro, the paper lies as before', () => {
  fc.assert(
    fc.property(transform, point, number(-360, 360), point, (lies, at, deg, paperPoint) => {
      const back = rotateAt(rotateAt(lies, deg, at), -deg, at);
      expectNear(stageOfPaper(back, paperPoint), stageOfPaper(lies, paperPoint), 1e-2);
    }),
  );
});

test('two fingers keep hold of the paper under them', () => {
  const fingers = fc.tuple(point, point).filter(([a, b]) => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx) > 20);
  const reachable = fc.record({
    zoom: number(0.9, 1.1),
    xPx: number(-500, 500),
    yPx: number(-500, 500),
    rotationDeg: number(-179, 180),
    mirrored: fc.boolean(),
  });
  fc.assert(
    fc.property(reachable, fingers, fingers, (lies, from, to) => {
      const apart = ([a, b]: typeof from) => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);
      const factor = apart(to) / apart(from);
      fc.pre(factor > 0.05 && factor < 20);
      const held = from.map((finger) => paperOfStage(lies, finger));
      const moved = twoFingers(lies, from, to);
      for (const [index, paperPoint] of held.entries()) {
        expectNear(stageOfPaper(moved, paperPoint), to[index] ?? to[0], 1e-2);
      }
    }),
  );
});

test('a fitted paper is wholly inside the stage, however it is turned', () => {
  fc.assert(
    fc.property(size, size, number(-179, 180), fc.boolean(), (paper, stage, rotationDeg, mirrored) => {
      fc.pre(stage.widthPx > 200 && stage.heightPx > 200);
      const lies = fitPaper(paper, stage, { rotationDeg, mirrored });
      fc.pre(lies.zoom > 0.021);
      for (const corner of [
        { xPx: 0, yPx: 0 },
        { xPx: paper.widthPx, yPx: 0 },
        { xPx: 0, yPx: paper.heightPx },
        { xPx: paper.widthPx, yPx: paper.heightPx },
      ]) {
        const seen = stageOfPaper(lies, corner);
        expect(seen.xPx).toBeGreaterThan(-1);
        expect(seen.yPx).toBeGreaterThan(-1);
        expect(seen.xPx).toBeLessThan(stage.widthPx + 1);
        expect(seen.yPx).toBeLessThan(stage.heightPx + 1);
      }
      expect(stageOfPaper(lies, middleOf(paper)).xPx).toBeCloseTo(stage.widthPx / 2, -1);
    }),
  );
});

test('a fitted paper that is fitted again lies as before, wherever it lay in between', () => {
  fc.assert(
    fc.property(size, size, transform, (paper, stage, lies) => {
      const once = fitPaper(paper, stage, lies);
      expect(fitPaper(paper, stage, once)).toEqual(once);
      const moved: StageTransform = { ...once, zoom: 3, xPx: 99, yPx: -5 };
      expect(fitPaper(paper, stage, moved)).toEqual(once);
    }),
  );
});

test('a paper turned by hand comes to rest upright when it is nearly so', () => {
  expect([1.9, -2, 91.5, 178.6, -178.4, 45].map(snappedDeg)).toEqual([0, 0, 90, 180, 180, 45]);
});
