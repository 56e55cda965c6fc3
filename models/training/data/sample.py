"""One training sample: two keys, the drawings between them, and everything that is true about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .dice import Dice
from .labels import Surveyor
from .raster import draw
from .scene import SampleSpec, Scene, compose_scene
from .stage import Stage

TIMES = 3
"""Target times per sample."""


@dataclass
class Sample:
    """H, W even. Labels that are None are not known (an older pool).

    Flow is px of the full picture, (x, y), y down; half-size value [j, i] belongs to the point (2 i + 1, 2 j + 1)."""

    key0: NDArray[np.uint8]  # [H, W, 4] premultiplied RGBA
    key1: NDArray[np.uint8]
    times: NDArray[np.float32]  # [T] tUnit, sorted, distinct, in (0, 1)
    target: NDArray[np.uint8]  # [T, H, W, 4]
    flow01: NDArray[np.float16]  # [2, H/2, W/2] key0 -> key1; the part's own motion also where it is hidden
    flow10: NDArray[np.float16]
    visible01: NDArray[np.uint8]  # [H/2, W/2] 1: this point of key0 is seen in key1
    visible10: NDArray[np.uint8]
    flow_t0: NDArray[np.float16]  # [T, 2, H/2, W/2] drawing at t -> key0
    flow_t1: NDArray[np.float16]
    visible_t0: NDArray[np.uint8]  # [T, H/2, W/2]
    visible_t1: NDArray[np.uint8]
    parts0: NDArray[np.uint8]  # [H/2, W/2] ids of anatomy.PARTS, 255 unlabelled
    parts1: NDArray[np.uint8]
    parts_t: NDArray[np.uint8]  # [T, H/2, W/2]
    keypoints0: NDArray[np.float32]  # [J, 3] x, y px, state of anatomy
    keypoints1: NDArray[np.float32]
    keypoints_t: NDArray[np.float32]  # [T, J, 3]
    tau_t: NDArray[np.float16]  # [T, H/2, W/2] how far along its own way each point is
    kind: str
    tau_key: NDArray[np.float16] | None = None  # [T, 2, H/2, W/2] tau at each time of what lies here in key 0, in key 1
    order: NDArray[np.uint8] | None = None  # [2, H/2, W/2] front-to-back rank of what lies there in key 0, key 1; 0 rearmost


def target_times(dice: Dice) -> list[float]:
    """Three distinct times: mostly eighths, as on a timing chart, sometimes anything."""
    eighths = dice.sample(range(1, 8), TIMES)
    times = [k / 8 for k in eighths]
    if dice.chance(0.5):
        times[0] = dice.uniform(0.04, 0.96)
    times.sort()
    if min(b - a for a, b in zip(times, times[1:])) < 0.02:
        return sorted(k / 8 for k in eighths)
    return times


def render_sample(seed: int, height: int = 256, width: int = 256, spec: SampleSpec = SampleSpec()) -> Sample:
    """The sample of a seed: the same bytes for the same seed, size and spec. `height` and `width` must be even."""
    if height % 2 or width % 2:
        raise ValueError("height and width must be even")
    return render_scene(compose_scene(seed, height, width, spec), seed, height, width)


def render_scene(scene: Scene, seed: int, height: int, width: int) -> Sample:
    """Draws and labels a scene; `seed` chooses the target times."""
    stage = Stage(scene.rig, scene.layers, scene.backdrop, scene.style, (height, width), scene.warp, scene.light_turn)
    surveyor = Surveyor(stage)
    times = np.asarray(target_times(Dice(seed ^ 0x71AE)), np.float32)
    moments = [0.0, 1.0, *times.tolist()]
    pictures, views, keypoints = [], [], []
    for t in moments:
        picture, ids = draw(stage, t)
        stance = stage.stance(t)
        view = surveyor.view(t, ids, stance)
        pictures.append(picture)
        views.append(view)
        keypoints.append(surveyor.keypoints(view, stance, scene.keypoints))
    places = [surveyor.local(view) for view in views]
    flow01, visible01 = surveyor.motion(views[0], places[0], views[1])
    flow10, visible10 = surveyor.motion(views[1], places[1], views[0])
    back0 = [surveyor.motion(v, p, views[0]) for v, p in zip(views[2:], places[2:])]
    back1 = [surveyor.motion(v, p, views[1]) for v, p in zip(views[2:], places[2:])]
    return Sample(
        key0=pictures[0],
        key1=pictures[1],
        times=times,
        target=np.stack(pictures[2:]),
        flow01=flow01,
        flow10=flow10,
        visible01=visible01,
        visible10=visible10,
        flow_t0=np.stack([flow for flow, _ in back0]),
        flow_t1=np.stack([flow for flow, _ in back1]),
        visible_t0=np.stack([seen for _, seen in back0]),
        visible_t1=np.stack([seen for _, seen in back1]),
        parts0=surveyor.part_map(views[0]),
        parts1=surveyor.part_map(views[1]),
        parts_t=np.stack([surveyor.part_map(view) for view in views[2:]]),
        keypoints0=keypoints[0],
        keypoints1=keypoints[1],
        keypoints_t=np.stack(keypoints[2:]),
        tau_t=np.stack([surveyor.progress(view, view.t) for view in views[2:]]),
        kind=scene.kind,
        tau_key=np.stack([[surveyor.progress(key, view.t) for key in views[:2]] for view in views[2:]]),
        order=np.stack([surveyor.order(key) for key in views[:2]]),
    )
