"""Exact labels: where every point of a drawing lies in another drawing, and whether it is seen there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .anatomy import ABSENT, HIDDEN, KEYPOINT_ID, KEYPOINTS, PART_ID, VISIBLE
from .drawing import Keypoint
from .raster import Stage
from .rig import Stance

F32 = NDArray[np.float32]
_STILL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(slots=True)
class View:
    """One drawing's geometry: the id map and, by id number, each part's map to the picture."""

    t: float
    ids: NDArray[np.int32]  # [H, W]; pixel [j, i] is what lies at picture px (i, j)
    half: NDArray[np.int32]  # [H/2, W/2]; what lies at (2 i + 1, 2 j + 1)
    matrix: F32  # [numbers, 6]
    inverse: F32  # [numbers, 6]
    bend: F32  # [numbers, 2]


class Surveyor:
    """Answers label questions about one scene."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        joints = stage.backdrop.joints() + [piece.joint for piece in stage.pieces]
        self.joints = np.asarray(joints, np.intp)
        background = [PART_ID["background"]] * (stage.backdrop.ids + 1)
        self.parts = np.asarray(background + [piece.part for piece in stage.pieces], np.uint8)
        y, x = np.mgrid[1 : stage.height : 2, 1 : stage.width : 2]
        self.x, self.y = x.astype(np.float32), y.astype(np.float32)

    def view(self, t: float, ids: NDArray[np.int32], stance: Stance) -> View:
        skins = np.asarray([*stance.skins, _STILL], np.float64)[self.joints]  # joint -1 picks the motionless one
        bends = np.asarray([*stance.bends, (0.0, 0.0)], np.float32)[self.joints]
        a, b, c, d, e, f = skins.T
        det = a * e - b * d
        det = np.where(np.abs(det) < 1e-9, 1e-9, det)
        ia, ib, id_, ie = e / det, -b / det, -d / det, a / det
        inverse = np.stack([ia, ib, -(ia * c + ib * f), id_, ie, -(id_ * c + ie * f)], 1)
        return View(t, ids, ids[1::2, 1::2], skins.astype(np.float32), inverse.astype(np.float32), bends)

    def local(self, view: View) -> tuple[F32, F32]:
        """Each half-size point's place in its own part's space, [H/2, W/2] x and y."""
        m = view.inverse[view.half]
        b = view.bend[view.half]
        y = m[..., 3] * self.x + m[..., 4] * self.y + m[..., 5]
        x = m[..., 0] * self.x + m[..., 1] * self.y + m[..., 2] - (b[..., 0] + b[..., 1] * y) * (y * y)
        return x, y

    def motion(self, start: View, place: tuple[F32, F32], end: View) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """(flow in px [2, H/2, W/2] from `start` to `end`, 1 where the point is seen in `end` too)."""
        m, b = end.matrix[start.half], end.bend[start.half]
        x, y = place
        x = x + (b[..., 0] + b[..., 1] * y) * (y * y)
        qx = m[..., 0] * x + m[..., 1] * y + m[..., 2]
        qy = m[..., 3] * x + m[..., 4] * y + m[..., 5]
        flow = np.stack([qx - self.x, qy - self.y]).astype(np.float16)
        return flow, self._seen(start.half, qx, qy, end.ids)

    def _seen(self, number: NDArray[np.int32], qx: F32, qy: F32, ids: NDArray[np.int32]) -> NDArray[np.uint8]:
        """1 where the same part lies within half a pixel of (qx, qy). A point out of frame is not seen."""
        h, w = ids.shape
        inside = (qx >= 0) & (qx < w) & (qy >= 0) & (qy < h)
        x0 = np.clip(np.floor(qx), 0, w - 1).astype(np.intp)
        y0 = np.clip(np.floor(qy), 0, h - 1).astype(np.intp)
        x1, y1 = np.minimum(x0 + 1, w - 1), np.minimum(y0 + 1, h - 1)
        near = (ids[y0, x0] == number) | (ids[y0, x1] == number) | (ids[y1, x0] == number) | (ids[y1, x1] == number)
        return (near & inside).astype(np.uint8)

    def part_map(self, view: View) -> NDArray[np.uint8]:
        return self.parts[view.half]

    def progress(self, view: View) -> NDArray[np.float16]:
        """tau of every half-size point, [H/2, W/2]. Motionless points carry t."""
        tau = np.append(self.stage.rig.progress(view.t), np.float32(view.t))
        return tau[self.joints][view.half].astype(np.float16)

    def keypoints(self, view: View, stance: Stance, points: list[Keypoint]) -> F32:
        """float32 [J, 3]: x, y in px, state."""
        out = np.zeros((len(KEYPOINTS), 3), np.float32)
        h, w = view.ids.shape
        for point in points:
            x, y = stance.place(point.joint, np.asarray([[point.x, point.y]], np.float32))[0].tolist()
            state = HIDDEN
            if not (0 <= x < w and 0 <= y < h):
                state = ABSENT
            else:
                i, j = int(round(x)), int(round(y))
                patch = view.ids[max(0, j - 1) : j + 2, max(0, i - 1) : i + 2]
                owners = {self.stage.number[id(piece)] for piece in point.owners}
                if owners.intersection(patch.ravel().tolist()):
                    state = VISIBLE
            out[KEYPOINT_ID[point.name]] = (x, y, state)
        return out
