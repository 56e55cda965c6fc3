import { expect, test } from 'vitest';
import { Player } from './player';

const REFRESH_MS = 1000 / 60;
const range = { firstFrame: 1, lastFrame: 1000, loop: true };

/** Plays 20 s where a frame is whole so long after its turn began. */
function played(rateFps: number, wholeAfterMs: number) {
  const player = new Player(1, range, 1, rateFps, 0);
  const frames: number[] = [];
  let sinceMs = 0;
  for (let nowMs = 0; nowMs < 20_000; nowMs += REFRESH_MS) {
    const { frame, isNew } = player.at(nowMs);
    if (isNew) {
      sinceMs = nowMs;
      frames.push(frame);
    }
    player.drawn(nowMs, nowMs - sinceMs >= wholeAfterMs);
  }
  return { player, frames, count: player.count(20_000) };
}

test('where pictures are there in time every frame is shown', () => {
  const { player, count } = played(24, 0);
  expect(player.stride).toBe(1);
  expect(count.droppedFrames).toBe(0);
});

test('a single late picture costs its own frame and no other', () => {
  const player = new Player(1, range, 1, 24, 0);
  for (let turn = 0; turn < 100; turn += 1) {
    player.at(turn * (1000 / 24) + 1);
    player.drawn(turn * (1000 / 24) + 1, turn !== 30);
  }
  expect(player.stride).toBe(1);
});

test('where they come too slowly fewer frames are shown, but whole ones, and the rest is counted as dropped', () => {
  const { frames, count } = played(192, 100);
  expect(count.presentedFrames).toBeGreaterThan(80);
  expect(count.presentedFrames + count.droppedFrames).toBeGreaterThan(20 * 192 - 100);
  expect(frames.length).toBeLessThan(300);
});

test('asking which frame it is changes nothing', () => {
  const player = new Player(1, range, 1, 24, 0);
  player.at(0);
  expect(player.frameAt(500)).toBe(13);
  expect(player.at(500).isNew).toBe(true);
});
