"""Corrections that a person exported (docs/correction-samples.md), as samples with only some of the labels.

    python -m data.corrections DIR          what is in it, and who may use it

What nobody said is unknown, never "none": parts 255, `visible` 255, a keypoint's state 255. What is read: keypoints and painted parts of both keys,
matches of points and regions, paths and keypoints at t, parts at t. Order, own time, hints and strokes mean a drawing that the network had made, and
are left out. Drawings that were approved are the targets; a span without one trains the key and pair graphs alone.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from .anatomy import KEYPOINTS, PARTS
from .sample import Sample

UNKNOWN = 255
ABSENT, COVERED, SEEN = 0, 1, 2
STATES = {"seen": SEEN, "behind": COVERED, "absent": ABSENT}
AROUND_CELLS = 2
"""A matched point speaks for so many half-size cells around it."""
USES = ("nobody", "this-project", "research", "anyone")


def read_samples(folder: str | Path, uses: tuple[str, ...] = ("this-project", "anyone")) -> list[Sample]:
    """Every sample of an exported folder. Raises PermissionError where its owner does not allow one of `uses`."""
    folder = Path(folder)
    about = read_about(folder)
    if about["usage"]["may"] not in uses:
        raise PermissionError(f"{folder}: may be used by: {about['usage']['may']}; asked for: {', '.join(uses)}")
    return [sample_of(folder, one) for one in about["samples"]]


def read_about(folder: Path) -> dict:
    about = json.loads((folder / "samples.json").read_text(encoding="utf-8"))
    if about.get("format") != "nakawari-correction-samples" or about.get("version") != 1 or about["usage"]["may"] not in USES:
        raise ValueError(f"{folder}: no correction samples of version 1")
    return about


def premultiplied(path: Path) -> NDArray[np.uint8]:
    """Any picture -> [H, W, 4] premultiplied RGBA, sides cut to even numbers."""
    picture = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)
    if picture is None:
        raise ValueError(f"{path.name} cannot be read")
    if picture.dtype == np.uint16:
        picture = (picture / 257).round().astype(np.uint8)
    if picture.ndim == 2:
        picture = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    alpha = picture[..., 3:] if picture.shape[2] == 4 else np.full((*picture.shape[:2], 1), 255, np.uint8)
    rgb = np.rint(picture[..., 2::-1].astype(np.float32) * (alpha / 255)).astype(np.uint8)
    height, width = (side // 2 * 2 for side in picture.shape[:2])
    return np.concatenate([rgb, alpha], -1)[:height, :width]


def mask_cells(mask: dict, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """A mask of the format (box and runs) -> half-size cells that lie mostly in it."""
    h, w = shape
    inside = np.zeros(mask["widthPx"] * mask["heightPx"], np.uint8)
    at, on = 0, False
    for run in map(int, mask["runs"].split()):
        inside[at:at + run] = on
        at, on = at + run, not on
    whole = np.zeros((h * 2, w * 2), np.float32)
    box = inside.reshape(mask["heightPx"], mask["widthPx"])[:max(0, h * 2 - mask["yPx"]), :max(0, w * 2 - mask["xPx"])]
    whole[mask["yPx"]:mask["yPx"] + box.shape[0], mask["xPx"]:mask["xPx"] + box.shape[1]] = box
    return whole.reshape(h, 2, w, 2).mean((1, 3)) >= 0.5


class Labels:
    """Everything unknown at first; corrections fill in what they say. t counts the approved drawings (one empty moment where there is none)."""

    def __init__(self, shape: tuple[int, int], times: NDArray[np.float32]):
        h, w = shape
        count = len(times)
        self.shape, self.times = shape, times
        self.flow = np.zeros((2, 2, h, w), np.float16)
        self.visible = np.full((2, h, w), UNKNOWN, np.uint8)
        self.flow_t = np.zeros((2, count, 2, h, w), np.float16)
        self.visible_t = np.full((2, count, h, w), UNKNOWN, np.uint8)
        self.parts = np.full((2, h, w), UNKNOWN, np.uint8)
        self.parts_t = np.full((count, h, w), UNKNOWN, np.uint8)
        self.points = np.zeros((2, len(KEYPOINTS), 3), np.float32)
        self.points_t = np.zeros((count, len(KEYPOINTS), 3), np.float32)
        self.points[..., 2] = self.points_t[..., 2] = UNKNOWN

    def around(self, place: dict) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
        h, w = self.shape
        y, x = np.mgrid[:h, :w]
        at = np.array([place["xPx"], place["yPx"]], np.float32)
        return (x + 0.5 - at[0] / 2) ** 2 + (y + 0.5 - at[1] / 2) ** 2 <= AROUND_CELLS**2, at

    def match(self, place0: dict, place1: dict) -> None:
        (near0, at0), (near1, at1) = self.around(place0), self.around(place1)
        for side, near, way in ((0, near0, at1 - at0), (1, near1, at0 - at1)):
            self.flow[side][:, near] = way[:, None]
            self.visible[side][near] = 1

    def passes(self, k: int, place: dict, place0: dict, place1: dict) -> None:
        """What is at `place` at the k-th time comes from these places of the keys."""
        near, at = self.around(place)
        for side, source in ((0, place0), (1, place1)):
            self.flow_t[side, k][:, near] = (np.array([source["xPx"], source["yPx"]], np.float32) - at)[:, None]
            self.visible_t[side, k][near] = 1

    def hear(self, correction: dict) -> None:
        gesture, key = correction["gesture"], correction["key"]
        kind = gesture["kind"]
        if kind == "key-point" and key is not None and gesture["name"] in KEYPOINTS:
            place = gesture["place"]
            self.points[key, KEYPOINTS.index(gesture["name"])] = (place["xPx"], place["yPx"], STATES[gesture["state"]])
        elif kind == "key-mask" and key is not None and gesture["shape"]["by"] == "mask" and gesture["part"] in PARTS:
            self.parts[key][mask_cells(gesture["shape"]["mask"], self.shape)] = PARTS.index(gesture["part"])
        elif kind == "match-point":
            self.match(gesture["place0"], gesture["place1"])
        elif kind == "mask-at" and gesture["part"] in PARTS:
            for k in self.moments(gesture["tUnit"]):
                self.parts_t[k][mask_cells(gesture["mask"], self.shape)] = PARTS.index(gesture["part"])
        elif kind == "point-at" and gesture["name"] in KEYPOINTS:
            for k in self.moments(gesture["tUnit"]):
                self.points_t[k, KEYPOINTS.index(gesture["name"])] = (gesture["to"]["xPx"], gesture["to"]["yPx"], SEEN)
        elif kind == "arc":
            self.match(gesture["place0"], gesture["place1"])
            for knot in gesture["path"]:
                for k in self.moments(knot["tUnit"]):
                    self.passes(k, knot["place"], gesture["place0"], gesture["place1"])

    def moments(self, t: float) -> list[int]:
        return [k for k, time in enumerate(self.times) if abs(float(time) - t) < 1e-4]

    def named_matches(self) -> None:
        """A keypoint placed in both keys is a match."""
        for first, second in zip(*self.points):
            if first[2] == SEEN and second[2] == SEEN:
                self.match({"xPx": first[0], "yPx": first[1]}, {"xPx": second[0], "yPx": second[1]})


def sample_of(folder: Path, one: dict) -> Sample:
    keys = [premultiplied(folder / key["file"]) for key in one["keys"]]
    if keys[0].shape != keys[1].shape:
        raise ValueError(f"{one['name']}: its keys differ in size")
    drawings = sorted(one["drawings"], key=lambda drawing: drawing["tUnit"])
    times = np.array([drawing["tUnit"] for drawing in drawings] or [0.5], np.float32)
    labels = Labels((keys[0].shape[0] // 2, keys[0].shape[1] // 2), times)
    for correction in one["corrections"]:
        labels.hear(correction)
    labels.named_matches()
    target = np.stack([premultiplied(folder / drawing["file"]) for drawing in drawings] or [np.zeros_like(keys[0])])
    tau = np.broadcast_to(times[:, None, None], (len(times), *labels.shape)).astype(np.float16)
    return Sample(key0=keys[0], key1=keys[1], times=times, target=target, flow01=labels.flow[0], flow10=labels.flow[1], visible01=labels.visible[0], visible10=labels.visible[1],
                  flow_t0=labels.flow_t[0], flow_t1=labels.flow_t[1], visible_t0=labels.visible_t[0], visible_t1=labels.visible_t[1], parts0=labels.parts[0], parts1=labels.parts[1],
                  parts_t=labels.parts_t, keypoints0=labels.points[0], keypoints1=labels.points[1], keypoints_t=labels.points_t, tau_t=tau, kind="person")


def fitting(sample: Sample, least: int) -> Sample:
    """The same on paper of at least `least` x `least` px: what lies beyond is the edge's colour, and unknown."""
    height, width = sample.key0.shape[:2]
    down, right = max(0, least - height), max(0, least - width)
    if down == 0 and right == 0:
        return sample
    pictures = lambda p, axes: np.pad(p, [(0, 0)] * axes + [(0, down), (0, right), (0, 0)], mode="edge")
    labels = lambda f, value: np.pad(f, [(0, 0)] * (f.ndim - 2) + [(0, down // 2), (0, right // 2)], constant_values=value)
    named = lambda names, value: {name: labels(getattr(sample, name), value) for name in names}
    return replace(sample, key0=pictures(sample.key0, 0), key1=pictures(sample.key1, 0), target=pictures(sample.target, 1),
                   **named(("flow01", "flow10", "flow_t0", "flow_t1", "tau_t"), 0),
                   **named(("visible01", "visible10", "visible_t0", "visible_t1", "parts0", "parts1", "parts_t"), UNKNOWN))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    about = read_about(folder)
    usage = about["usage"]
    print(f"may be used by: {usage['may']}; stated by: {usage['by'] or 'nobody named'}; {usage['note']}")
    for one in about["samples"]:
        print(one["name"], len(one["corrections"]), "corrections,", len(one["drawings"]), "approved drawings")


if __name__ == "__main__":
    main()
