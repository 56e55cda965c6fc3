"""A contact sheet to look at: key 0, the middle drawing and key 1 of each sample, or its middle drawing alone.

    python -m data.sheet --out sheet.png [--count 40] [--first-seed 0] [--kind person] [--labels] [--unseen]
    python -m data.sheet --out sheet.png --single --columns 8 --size 144 --aspect 1.778
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from .anatomy import ABSENT, BONES, KEYPOINT_ID, VISIBLE
from .sample import Sample, render_scene
from .scene import SampleSpec, compose_scene
from .unseen import compose_unseen

_COLOURS = np.asarray(
    [(40, 40, 40), (240, 200, 170), (230, 160, 40), (160, 90, 20), (70, 130, 220), (220, 90, 90), (250, 150, 150), (150, 80, 200),
        (60, 170, 90), (140, 220, 120), (20, 220, 230), (230, 220, 60)],
    np.uint8,
)


def on_paper(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Premultiplied RGBA over a faint checkerboard, RGB [H, W, 3]."""
    h, w = rgba.shape[:2]
    y, x = np.mgrid[:h, :w]
    paper = np.where(((x // 8 + y // 8) % 2)[..., None] > 0, 222, 240).astype(np.float32)
    alpha = rgba[..., 3:].astype(np.float32) / 255
    return np.clip(rgba[..., :3] + paper * (1 - alpha), 0, 255).astype(np.uint8)


def with_skeleton(rgb: NDArray[np.uint8], keypoints: NDArray[np.float32]) -> NDArray[np.uint8]:
    out = rgb.copy()
    at = lambda p: (int(p[0]), int(p[1]))  # noqa: E731
    for a, b in BONES:
        p, q = keypoints[KEYPOINT_ID[a]], keypoints[KEYPOINT_ID[b]]
        if p[2] != ABSENT and q[2] != ABSENT:
            cv2.line(out, at(p), at(q), (255, 0, 160) if a.startswith("left") else (0, 120, 255), 1, cv2.LINE_AA)
    for p in keypoints:
        if p[2] != ABSENT:
            cv2.circle(out, at(p), 2, (0, 220, 0) if p[2] == VISIBLE else (255, 0, 0), -1)
    return out


def flow_colours(flow: NDArray[np.float16]) -> NDArray[np.uint8]:
    """Direction as hue, length as strength; RGB at the flow's size."""
    x, y = flow[0].astype(np.float32), flow[1].astype(np.float32)
    hsv = np.zeros((*x.shape, 3), np.uint8)
    hsv[..., 0] = (np.degrees(np.arctan2(y, x)) % 360) / 2
    hsv[..., 1] = np.clip(np.hypot(x, y) * 4, 0, 255)
    hsv[..., 2] = 255
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)


def strip(sample: Sample, labels: bool) -> NDArray[np.uint8]:
    """Key 0, middle, key 1 side by side; with `labels` also skeleton, parts and flow."""
    middle = len(sample.times) // 2
    frames = [on_paper(sample.key0), on_paper(sample.target[middle]), on_paper(sample.key1)]
    if labels:
        frames.append(with_skeleton(frames[0], sample.keypoints0))
        h, w = sample.key0.shape[:2]
        parts = _COLOURS[np.where(sample.parts0 == 255, 0, sample.parts0)]
        flow = flow_colours(sample.flow01)
        flow[sample.visible01 == 0] //= 2
        frames += [cv2.resize(p, (w, h), interpolation=cv2.INTER_NEAREST) for p in (parts, flow)]
    return np.concatenate([cv2.copyMakeBorder(f, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(120, 120, 120)) for f in frames], 1)


def frame(sample: Sample) -> NDArray[np.uint8]:
    """The middle drawing on white paper, RGB [H, W, 3]."""
    rgba = sample.target[len(sample.times) // 2]
    return cv2.copyMakeBorder(rgba[..., :3] + (255 - rgba[..., 3:]), 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(60, 60, 60))


def arranged(strips: list[NDArray[np.uint8]], columns: int, between: int) -> NDArray[np.uint8]:
    """Strips of one size in rows of `columns`, `between` px apart."""
    gap = np.full((strips[0].shape[0], between, 3), 90, np.uint8)
    rows = []
    for start in range(0, len(strips), columns):
        row = strips[start : start + columns]
        row += [np.full_like(strips[0], 90)] * (columns - len(row))
        rows.append(np.concatenate([x for s in row for x in (s, gap)], 1))
    return np.concatenate(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--size", type=int, default=256, help="px")
    parser.add_argument("--kind", default=None)
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--unseen", action="store_true", help="the held-out generator of T2")
    parser.add_argument("--single", action="store_true", help="one drawing a sample")
    parser.add_argument("--aspect", type=float, default=1.0, help="width over height")
    args = parser.parse_args()
    width = 2 * round(args.size * args.aspect / 2)
    strips: list[NDArray[np.uint8]] = []
    for seed in range(args.first_seed, args.first_seed + args.count):
        scene = compose_unseen(seed, args.size, width) if args.unseen else compose_scene(seed, args.size, width, SampleSpec(kind=args.kind))
        sample = render_scene(scene, seed, args.size, width)
        strips.append(frame(sample) if args.single else strip(sample, args.labels))
    picture = arranged(strips, args.columns, 0 if args.single else 6)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    if not cv2.imwrite(str(args.out), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9]):
        raise SystemExit(f"cannot write {args.out}")


if __name__ == "__main__":
    main()
