"""Test sets, written to a folder of PNG and labels so that any program can be scored on them.

    python -m data.testset T1 --out DIR [--count 300] [--size 256]

T1  the training styles with characters never trained on
T2  looks that training never draws, on bodies of its own and on people and animals as training builds them (`unseen`)
T3  line drawings only, two thirds in the training styles, one third with the bodies of T2

    DIR/cases.json                    what each case is: seed, kind, look, times, timing, motion in px, occlusion, and their bins
    DIR/0000/key0.png key1.png        straight RGBA
    DIR/0000/t0.png t1.png t2.png     the true in-betweens, at `times`
    DIR/0000/gt_0.500.png ...         the same under their times, for programs that read key0, key1, gt_<t>
    DIR/0000/labels.npz               every label of data.sample.Sample, as there

Motion bins are px at a picture height of 540: '<10', '10-50', '>50'. Occlusion bins tell the hardest thing in a case: 'none' where at least
0.5 % of the in-between is seen in neither key, else 'one' where at least 2 % is seen in one key alone, else 'both'.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import fields
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from .anatomy import KEYPOINTS, PARTS
from .sample import Sample, render_scene
from .scene import SampleSpec, Scene, compose_scene
from .unseen import compose_unseen

SETS: dict[str, int] = {"validation": 3_000_000_000, "T1": 4_000_000_000, "T2": 5_000_000_000, "T3": 6_000_000_000}
"""First seed of each set. Training seeds are below 2**31."""
TRAINING_SEEDS = 2**31
REFERENCE_HEIGHT = 540
"""Motion is told as if the picture were this many px high."""
MOTION_SHARES = {"<10": 0.1, "10-50": 0.35, ">50": 0.55}
PICTURES = ("key0", "key1", "target")


def straight(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Premultiplied RGBA -> straight RGBA, as files hold it."""
    alpha = rgba[..., 3:].astype(np.float32)
    colour = np.where(alpha > 0, rgba[..., :3] * 255.0 / np.maximum(alpha, 1), 0)
    return np.concatenate([np.clip(np.rint(colour), 0, 255).astype(np.uint8), rgba[..., 3:]], -1)


def motion_px(sample: Sample) -> float:
    """The 90th percentile of the motion of what is not background (or of everything that moves), px at 540 px height."""
    length = np.hypot(*sample.flow01.astype(np.float32))
    figure = sample.parts0 > 0
    chosen = length[figure] if figure.sum() > 20 else length[length > 0.5]
    if chosen.size == 0:
        return 0.0
    return float(np.percentile(chosen, 90)) * REFERENCE_HEIGHT / sample.key0.shape[0]


def motion_bin(px: float) -> str:
    """AnimeRun's bins: '<10', '10-50', '>50'."""
    return "<10" if px < 10 else "10-50" if px <= 50 else ">50"


def compose_case(name: str, seed: int, size: int) -> Scene:
    """The scene of one case of a set."""
    if name == "T2":
        return compose_unseen(seed, size, size)
    if name == "T3":
        return compose_unseen(seed, size, size, lines=True) if seed % 3 == 2 else compose_scene(seed, size, size, SampleSpec(lines=True))
    return compose_scene(seed, size, size, SampleSpec())


def occlusion(sample: Sample) -> dict[str, float]:
    """Shares of the in-betweens' points that are seen in both keys, in one, in none."""
    seen = sample.visible_t0 + sample.visible_t1
    return {name: round(float((seen == count).mean()), 4) for name, count in (("both", 2), ("one", 1), ("none", 0))}


def occlusion_bin(shares: dict[str, float]) -> str:
    return "none" if shares["none"] >= 0.005 else "one" if shares["one"] >= 0.02 else "both"


def describe(seed: int, sample: Sample, scene: Scene) -> dict[str, object]:
    motion, shares = motion_px(sample), occlusion(sample)
    return {
        "seed": seed,
        "kind": sample.kind,
        "look": scene.look,
        "times": [round(float(t), 6) for t in sample.times],
        "timing": "linear" if scene.linear else "eased",
        "motion540Px": round(motion, 2),
        "motionBin": motion_bin(motion),
        "occlusion": shares,
        "occlusionBin": occlusion_bin(shares),
        "transparent": bool((sample.key0[..., 3] < 255).any()),
        "lineOnly": scene.style.line_only,
        "binaryLines": not scene.style.antialias,
    }


def write_png(path: Path, rgba: NDArray[np.uint8]) -> None:
    if not cv2.imwrite(str(path), cv2.cvtColor(straight(rgba), cv2.COLOR_RGBA2BGRA)):
        raise OSError(f"cannot write {path}")


def write_case(folder: Path, sample: Sample) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_png(folder / "key0.png", sample.key0)
    write_png(folder / "key1.png", sample.key1)
    for k, picture in enumerate(sample.target):
        write_png(folder / f"t{k}.png", picture)
        shutil.copyfile(folder / f"t{k}.png", folder / f"gt_{sample.times[k]:.3f}.png")
    labels = {f.name: getattr(sample, f.name) for f in fields(Sample) if f.name not in (*PICTURES, "kind")}
    np.savez_compressed(folder / "labels.npz", **labels)


def write_testset(name: str, out: Path, count: int, size: int) -> None:
    """Writes `count` cases of the named set, the motion bins in fixed shares; the same bytes every time."""
    cases: list[dict[str, object]] = []
    room = {label: round(share * count) for label, share in MOTION_SHARES.items()}
    room[">50"] += count - sum(room.values())
    for seed in range(SETS[name], SETS[name] + 60 * count):
        if len(cases) == count:
            break
        scene = compose_case(name, seed, size)
        sample = render_scene(scene, seed, size, size)
        label = motion_bin(motion_px(sample))
        if room[label] == 0:
            continue
        room[label] -= 1
        folder = f"{len(cases):04d}"
        write_case(out / folder, sample)
        cases.append({"folder": folder, **describe(seed, sample, scene)})
    about = {"set": name, "size": size, "parts": PARTS, "keypoints": KEYPOINTS, "motionReferenceHeight": REFERENCE_HEIGHT, "cases": cases}
    (out / "cases.json").write_text(json.dumps(about, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=sorted(SETS))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--size", type=int, default=256, help="px")
    args = parser.parse_args()
    write_testset(args.set, args.out, args.count, args.size)
    cases = json.loads((args.out / "cases.json").read_text())["cases"]
    for key in ("motionBin", "occlusionBin", "kind", "look", "timing"):
        counts: dict[str, int] = {}
        for case in cases:
            counts[case[key]] = counts.get(case[key], 0) + 1
        print(key, counts)


if __name__ == "__main__":
    main()
