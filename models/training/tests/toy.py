"""A tiny stand-in for the renderer: one disc that moves straight over a striped ground, with every label exact."""
from types import SimpleNamespace

import numpy as np

J = 24


def toy_sample(seed: int, size: int = 64, shift=None, labelled: bool = True) -> SimpleNamespace:
    rng = np.random.default_rng(seed)
    shift = np.asarray(shift if shift is not None else rng.uniform(-0.25, 0.25, 2) * size)
    start = size / 2 - shift / 2 + rng.uniform(-0.1, 0.1, 2) * size
    radius = size * 0.2
    ink, ground = rng.integers(0, 256, 3), rng.integers(0, 256, 3)
    times = np.array([0.25, 0.5, 0.75], np.float32)

    def mask(tau, step):
        n = size // step
        y, x = (np.mgrid[:n, :n] + 0.5) * step
        centre = start + shift * tau
        return (x - centre[0]) ** 2 + (y - centre[1]) ** 2, centre

    def picture(tau):
        distance, _ = mask(tau, 1)
        out = np.empty((size, size, 4), np.uint8)
        out[..., :3] = ground
        out[::8, :, :3] = ground // 2
        out[distance < radius**2, :3] = ink
        out[np.abs(np.sqrt(distance) - radius) < 1.2, :3] = 0
        out[..., 3] = 255
        return out

    inside = lambda tau: mask(tau, 2)[0] < radius**2
    moving = lambda tau, by: (inside(tau)[None] * by[:, None, None]).astype(np.float16)
    points = np.zeros((J, 3), np.float32)

    def keypoints(tau):
        out = points.copy()
        out[0] = (*mask(tau, 1)[1], 2)
        return out

    h = size // 2
    parts = lambda tau: np.where(inside(tau), 4, 0 if labelled else 255).astype(np.uint8)
    # Ground is hidden where the disc stands in the other picture.
    seen = lambda here, there: np.where(inside(here), 1, ~inside(there)).astype(np.uint8)
    return SimpleNamespace(
        key0=picture(0), key1=picture(1), times=times, target=np.stack([picture(t) for t in times]), flow01=moving(0, shift), flow10=moving(1, -shift),
        visible01=seen(0, 1), visible10=seen(1, 0), flow_t0=np.stack([moving(t, -t * shift) for t in times]), flow_t1=np.stack([moving(t, (1 - t) * shift) for t in times]),
        visible_t0=np.stack([seen(t, 0) for t in times]), visible_t1=np.stack([seen(t, 1) for t in times]), parts0=parts(0), parts1=parts(1),
        parts_t=np.stack([parts(t) for t in times]), keypoints0=keypoints(0), keypoints1=keypoints(1), keypoints_t=np.stack([keypoints(t) for t in times]),
        tau_t=np.stack([np.full((h, h), t, np.float16) for t in times]), kind="toy")
