"""Where does the error sit? Put the truth in, a part at a time, as an artist's correction would be, and score the drawing again.

    python oracle.py --set T2 --weights ../weights --limit 40

The set is written by `python -m data.testset T2 --out T2`. Says nothing about a network's own skill: only what each kind of knowledge is worth to it.
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

import metrics
from as_drawn import padded
from edits import carried_to_key, cells
from evaluate import dis_baseline, looked_at, read_case, score_picture
from export import Graphs

PAIR_CELL, TWEEN_CELL = 16, 8  # px of the working picture in a cell of the pair's and of the in-between's conditions


def sure(flow: np.ndarray, cell: int) -> np.ndarray:
    """True flow at half size [2,h,w] px -> a hint [1,3,h',w'] that is certain everywhere."""
    at = cells(flow.astype(np.float32), cell)
    return np.concatenate([at, np.ones_like(at[:1])])[None]


def way(sample, k: int) -> dict[str, np.ndarray]:
    """Own time of every place of a key, and how far its way lies off the straight one, px."""
    said = {}
    flow0, flow1, tau = (cells(field[k].astype(np.float32), TWEEN_CELL) for field in (sample.flow_t0, sample.flow_t1, sample.tau_t))
    off = -flow0 - tau * (flow1 - flow0)
    for side, (flow, seen, parts) in enumerate(((flow0, sample.visible_t0[k], sample.parts0), (flow1, sample.visible_t1[k], sample.parts1))):
        known, there = carried_to_key(np.concatenate([tau[None], off]), flow, cells(seen, TWEEN_CELL) > 0, cells(sample.parts_t[k], TWEEN_CELL), cells(parts, TWEEN_CELL), TWEEN_CELL)
        said[f"tau{side}"] = np.stack([known[0].clip(0, 1) * there, there])[None].astype(np.float32)
        said[f"arc{side}"] = known[1:][None].astype(np.float32)
    return said


def from_labels(sample, k: int, key0: np.ndarray, key1: np.ndarray, t: float) -> np.ndarray:
    """Both keys warped by their true flow, drawn from the nearer one that shows the place."""
    h, w = key0.shape[:2]
    y, x = np.mgrid[:h, :w].astype(np.float32)
    grown = lambda field, how: cv2.resize(field.astype(np.float32), (w, h), interpolation=how)
    warped = [cv2.remap(key, x + grown(flow[0], cv2.INTER_LINEAR), y + grown(flow[1], cv2.INTER_LINEAR), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
              for key, flow in ((key0, sample.flow_t0[k]), (key1, sample.flow_t1[k]))]
    seen = [grown(s[k] > 0, cv2.INTER_NEAREST)[..., None] > 0 for s in (sample.visible_t0, sample.visible_t1)]
    near, far = (0, 1) if t < 0.5 else (1, 0)
    return np.where(seen[near] | ~seen[far], warped[near], warped[far])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", required=True, type=Path)
    parser.add_argument("--weights", type=Path, default=Path("../weights"))
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    graphs = Graphs(arguments.weights, arguments.threads)
    cases = json.loads((arguments.set / "cases.json").read_text(encoding="utf-8"))["cases"][:arguments.limit]
    rows: list[dict] = []
    for number, case in enumerate(cases):
        sample = read_case(arguments.set / case["folder"])
        seen = looked_at(sample, number)
        k, t = seen.k, seen.t
        h, w = seen.truth.shape[:2]
        pictures = padded(sample.key[0]), padded(sample.key[1])
        plain = graphs.pair(*pictures)
        matched = graphs.pair(*pictures, {"hint01": sure(sample.flow01, PAIR_CELL), "hint10": sure(sample.flow10, PAIR_CELL)})
        landed = {"hint_t0": sure(sample.flow_t0[k], TWEEN_CELL), "hint_t1": sure(sample.flow_t1[k], TWEEN_CELL)}
        known = {"nothing": plain, "own time and arc": plain | way(sample, k), "flow between the keys": matched, "both": matched | way(sample, k), "flow from the in-between": plain | landed}
        drawn = {name: metrics.over_white(graphs.tween(what, t)["drawing"][0, :h, :w]) for name, what in known.items()}
        drawn |= {"labels, drawn from the nearer key": from_labels(sample, k, seen.key0, seen.key1, t), "DIS flow, nothing put in": dis_baseline(seen.key0, seen.key1, t)}
        rows += [{"put in": name, "bin": case["motionBin"], **score_picture(p, seen)} for name, p in drawn.items()]
    print("| put in | CD x 1e5 | over 50 px | ghost rate |\n|---|---|---|---|")
    for name in dict.fromkeys(row["put in"] for row in rows):
        own = [row for row in rows if row["put in"] == name]
        far = [row["cd"] for row in own if row["bin"] == ">50"]
        print(f"| {name} | {np.mean([r['cd'] for r in own]):.1f} | {np.mean(far) if far else float('nan'):.1f} | {np.mean([r['ghost'] for r in own]):.3f} |")


if __name__ == "__main__":
    main()
