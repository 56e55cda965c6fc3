"""Exact labels: where every point of a drawing lies in another drawing, and whether it is seen there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .anatomy import ABSENT, HIDDEN, KEYPOINT_ID, KEYPOINTS, PART_ID, VISIBLE
from .drawing import Keypoint
from .rig import Stance
from .stage import Stage

F32 = NDArray[np.float32]
_STILL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(slots=True)
class View:
    """One drawing's geometry: the id map and, by id number, each part's maps (one row per coefficient)."""

    t: float
    ids: NDArray[np.int32]  # [H, W]; pixel [j, i] is what lies at picture px (i, j)
    half: NDArray[np.int32]  # [H/2 * W/2]; what lies at (2 i + 1, 2 j + 1)
    padded: NDArray[np.int32]  # ids with one more row and column, flat
    forward: F32  # [8, numbers]: affine a b c d e f, bend2, bend3
    inverse: F32  # [8, numbers]
    ranks: NDArray[np.uint8]  # [numbers] 0 the rearmost layer that is on the picture, one more for each in front of it


class Surveyor:
    """Answers label questions about one scene. Half-size fields are kept flat, [H/2 * W/2], until they are given out."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        joints = stage.backdrop.joints() + [piece.joint for piece in stage.pieces]
        self.joints = np.asarray(joints, np.intp)
        self.bends = np.arange(len(joints)) > stage.backdrop.ids  # by number: does the warp bend it? Cels, not backgrounds
        background = [PART_ID["background"]] * (stage.backdrop.ids + 1)
        self.parts = np.asarray(background + [piece.part for piece in stage.pieces], np.uint8)
        self.shape = (stage.height // 2, stage.width // 2)
        self._taus: dict[float, NDArray[np.float16]] = {}
        y, x = np.mgrid[1 : stage.height : 2, 1 : stage.width : 2]
        self.x, self.y = x.astype(np.float32).ravel(), y.astype(np.float32).ravel()

    def view(self, t: float, ids: NDArray[np.int32], stance: Stance) -> View:
        skins = np.asarray([*stance.skins, _STILL], np.float64)[self.joints]  # joint -1 picks the motionless one
        bends = np.asarray([*stance.bends, (0.0, 0.0)], np.float64)[self.joints].T
        a, b, c, d, e, f = skins.T
        det = a * e - b * d
        det = np.where(np.abs(det) < 1e-9, 1e-9, det)
        ia, ib, id_, ie = e / det, -b / det, -d / det, a / det
        inverse = np.stack([ia, ib, -(ia * c + ib * f), id_, ie, -(id_ * c + ie * f), *bends])
        forward = np.stack([a, b, c, d, e, f, *bends])
        padded = np.pad(ids, ((0, 1), (0, 1)), "edge").ravel()
        half = np.ascontiguousarray(ids[1::2, 1::2]).ravel()
        return View(t, ids, half, padded, forward.astype(np.float32), inverse.astype(np.float32), self._ranks(t, half))

    def _ranks(self, t: float, half: NDArray[np.int32]) -> NDArray[np.uint8]:
        stage = self.stage
        depth = np.zeros(len(self.joints), np.intp)
        first = stage.backdrop.ids + 1
        depth[:first] = np.arange(first)
        for k, layer in enumerate(stage.ordered(t), start=first):
            depth[[stage.placed(piece).number for piece in layer.pieces]] = k
        shown = np.zeros(len(depth), bool)
        shown[half] = True
        present = np.unique(depth[shown])
        return np.minimum(np.searchsorted(present, depth), 255).astype(np.uint8)

    def local(self, view: View) -> tuple[F32, F32]:
        """Each half-size point's place in its own part's space: x and y."""
        a, b, c, d, e, f, bend2, bend3 = view.inverse.take(view.half, axis=1)
        px, py = self.x, self.y
        if self.stage.warp is not None:
            bent = self.bends.take(view.half)
            ux, uy = self.stage.warp.inverse(px, py, view.t)
            px, py = np.where(bent, ux, px), np.where(bent, uy, py)
        y = d * px + e * py + f
        x = a * px + b * py + c - (bend2 + bend3 * y) * (y * y)
        return x, y

    def motion(self, start: View, place: tuple[F32, F32], end: View) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """(flow in px [2, H/2, W/2] from `start` to `end`, 1 where the point is seen in `end` too)."""
        a, b, c, d, e, f, bend2, bend3 = end.forward.take(start.half, axis=1)
        x, y = place
        x = x + (bend2 + bend3 * y) * (y * y)
        qx = a * x + b * y + c
        qy = d * x + e * y + f
        if self.stage.warp is not None:
            bent = self.bends.take(start.half)
            wx, wy = self.stage.warp.forward(qx, qy, end.t)
            qx, qy = np.where(bent, wx, qx), np.where(bent, wy, qy)
        flow = np.empty((2, *self.shape), np.float16)
        flow[0], flow[1] = (qx - self.x).reshape(self.shape), (qy - self.y).reshape(self.shape)
        return flow, self._seen(start.half, qx, qy, end).reshape(self.shape)

    def _seen(self, number: NDArray[np.int32], qx: F32, qy: F32, end: View) -> NDArray[np.uint8]:
        """1 where the same part lies at one of the four places around (qx, qy). A point out of frame is not seen."""
        h, w = end.ids.shape
        inside = (qx >= 0) & (qx < w) & (qy >= 0) & (qy < h)
        at = np.where(inside, qy, 0).astype(np.int32) * (w + 1) + np.where(inside, qx, 0).astype(np.int32)
        near = end.padded.take(at) == number
        for step in (1, w + 1, w + 2):
            near |= end.padded.take(at + step) == number
        return (near & inside).astype(np.uint8)

    def part_map(self, view: View) -> NDArray[np.uint8]:
        return self.parts.take(view.half).reshape(self.shape)

    def progress(self, view: View, t: float) -> NDArray[np.float16]:
        """tau at tUnit t of what lies at each half-size point of `view`, [H/2, W/2]. Motionless points carry t."""
        if t not in self._taus:
            tau = np.append(self.stage.rig.progress(t, self.stage.stance(0.0)), np.float32(t))
            self._taus[t] = tau[self.joints].astype(np.float16)
        return self._taus[t].take(view.half).reshape(self.shape)

    def order(self, view: View) -> NDArray[np.uint8]:
        """Front-to-back order of what is seen: 0 rearmost, one more for each layer in front of it, [H/2, W/2]."""
        return view.ranks.take(view.half).reshape(self.shape)

    def keypoints(self, view: View, stance: Stance, points: list[Keypoint]) -> F32:
        """float32 [J, 3]: x, y in px, state."""
        out = np.zeros((len(KEYPOINTS), 3), np.float32)
        h, w = view.ids.shape
        for point in points:
            place = stance.place(point.joint, np.asarray([[point.x, point.y]], np.float32))
            if self.stage.warp is not None:
                place = np.stack(self.stage.warp.forward(place[:, 0], place[:, 1], view.t), 1)
            x, y = place[0].tolist()
            state = HIDDEN
            if not (0 <= x < w and 0 <= y < h) or not np.isfinite(x + y):
                state = ABSENT
            else:
                i, j = int(round(x)), int(round(y))
                patch = view.ids[max(0, j - 1) : j + 2, max(0, i - 1) : i + 2]
                owners = {self.stage.placed(piece).number for piece in point.owners}
                if owners.intersection(patch.ravel().tolist()):
                    state = VISIBLE
            out[KEYPOINT_ID[point.name]] = (x, y, state)
        return out
