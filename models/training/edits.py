"""Simulated corrections: what an artist might say about a sample, made from its own labels. One row of conditions (network/conditions.py) a sample.

Drags and arrows go where motion is largest; every place jitters by 0-3 px, and one edit in twenty is wrong by design, for people err too.
"""
import cv2
import numpy as np

PER_KEY = ("hint", "region", "points", "parts", "hint_t", "order", "tau", "arc")
REGIONS = 4
JITTER_PX, WRONG = 3.0, 0.05


def cells(field: np.ndarray, cell: int) -> np.ndarray:
    """Labels at half size of the fed picture [..., h, w] -> the label nearest to each cell's centre, for cells of `cell` fed px."""
    step = max(1, cell // 2)
    return field[..., step // 2::step, step // 2::step]


def shares(ids: np.ndarray, count: int, cell: int) -> np.ndarray:
    """Ids at half size -> [count, h, w] share of each cell of `cell` fed px that has the id; 255 has none."""
    step = cell // 2
    h, w = ids.shape[0] // step, ids.shape[1] // step
    blocks = ids.reshape(h, step, w, step)
    return np.stack([(blocks == k).mean((1, 3), dtype=np.float32) for k in range(count)])


def strewn(rng, weight: np.ndarray, count: int) -> list[tuple[int, int]]:
    """Up to `count` cells (y, x), drawn in proportion to `weight`."""
    total = weight.sum()
    if total <= 0:
        return []
    picks = rng.choice(weight.size, count, p=(weight / total).ravel())
    return [divmod(int(i), weight.shape[1]) for i in picks]


def drags(rng, flow_px: np.ndarray, motion_px: np.ndarray, parts: np.ndarray, wrong: bool) -> np.ndarray:
    """1-4 dragged points, each spread by a bell over its own part. flow_px [2,h,w], motion_px [h,w], parts [h,w] -> hint [3,h,w]."""
    _, h, w = flow_px.shape
    hint = np.zeros((3, h, w), np.float32)
    y, x = np.mgrid[:h, :w]
    moved = np.zeros((2, h, w), np.float32)
    for cy, cx in strewn(rng, np.where(parts > 0, motion_px, 0.0) ** 2, int(rng.integers(1, 5))):
        spread = rng.choice([0.6, 1.5, 3.0])
        bell = np.exp(-((y - cy) ** 2 + (x - cx) ** 2) / (2 * spread**2)) * (parts == parts[cy, cx])
        bell[bell < 0.05] = 0
        value = flow_px[:, cy, cx] + rng.normal(0, JITTER_PX / 2, 2).clip(-JITTER_PX, JITTER_PX) + (rng.normal(0, 24, 2) if wrong else 0)
        stronger = bell > hint[2]
        # Inside a part the bell carries the true motion's own gradient: the caller spreads an edit by the part's turn, not flat.
        true = flow_px + (value - flow_px[:, cy, cx])[:, None, None]
        moved[:, stronger] = true[:, stronger]
        hint[2][stronger] = bell[stronger]
    hint[:2] = moved * (hint[2:] > 0)
    return hint


def some_points(rng, points: np.ndarray, wrong: bool) -> np.ndarray:
    """[J,3] x, y px, state 0..2 -> [J,4] with 1-4 (now and then all) of the present ones given."""
    there = np.flatnonzero(points[:, 2] > 0)
    out = np.zeros((len(points), 4), np.float32)
    if len(there):
        chosen = there if rng.random() < 0.3 else rng.choice(there, min(len(there), int(rng.integers(1, 5))), replace=False)
        out[chosen, :2] = points[chosen, :2] + rng.normal(0, 1.0, (len(chosen), 2)) + (rng.normal(0, 20, 2) if wrong else 0)
        out[chosen, 2], out[chosen, 3] = points[chosen, 2] / 2, 1
    return out


def some_parts(rng, ids: np.ndarray, count: int, cell: int) -> np.ndarray:
    """Painted masks: [count+1,h,w], given in a disc around some place or everywhere, and only where there are labels."""
    known = shares(ids, count, cell)
    total = known.sum(0)
    given = (total > 0.99).astype(np.float32)
    if rng.random() < 0.6:
        h, w = given.shape
        y, x = np.mgrid[:h, :w]
        cy, cx, radius = rng.uniform(0, h), rng.uniform(0, w), rng.uniform(0.1, 0.4) * w
        given *= (y - cy) ** 2 + (x - cx) ** 2 < radius**2
    return np.concatenate([known * given, given[None]])


def carried_to_key(values: np.ndarray, flow_px: np.ndarray, seen: np.ndarray, parts_t: np.ndarray, parts_key: np.ndarray, cell: int) -> tuple[np.ndarray, np.ndarray]:
    """What is known at t [C,h,w], brought back to a key along flow_px (t -> key) where it is seen; holes take the median of their part.

    -> [C,h,w] and [h,w] whether anything is known there."""
    c, h, w = values.shape
    y, x = np.mgrid[:h, :w]
    tx, ty = np.rint(x + flow_px[0] / cell).astype(int), np.rint(y + flow_px[1] / cell).astype(int)
    good = seen & (tx >= 0) & (tx < w) & (ty >= 0) & (ty < h)
    out, known = np.zeros_like(values), np.zeros((h, w), bool)
    out[:, ty[good], tx[good]] = values[:, good]
    known[ty[good], tx[good]] = True
    for part in np.unique(parts_key[~known]):
        own = parts_t == part
        if own.any():
            hole = ~known & (parts_key == part)
            out[:, hole] = np.median(values[:, own], 1)[:, None]
            known |= hole
    return out, known


def ink(target: np.ndarray, times: int) -> np.ndarray:
    """Dark lines of the clean drawing [4,H,W] premultiplied 0..1 -> [H/times, W/times], 0..1, the darkest of each block."""
    over_white = target[0] * 0.299 + target[1] * 0.587 + target[2] * 0.114 + 1 - target[3]
    lines = np.clip((cv2.GaussianBlur(over_white, (9, 9), 2.0) - cv2.GaussianBlur(over_white, (9, 9), 0.6)) * 5, 0, 1)
    h, w = lines.shape
    return lines.reshape(h // times, times, w // times, times).max((1, 3))


def some_lines(rng, target: np.ndarray, parts_t: np.ndarray, scale: int) -> np.ndarray:
    """Part of the true lines: those of some parts, or those inside a disc. [2,c,c]: ink, and where somebody has drawn."""
    lines = ink(target, scale)
    h, w = lines.shape
    if rng.random() < 0.5:
        ids = np.unique(parts_t)
        chosen = np.isin(parts_t, ids[rng.random(len(ids)) < 0.5]).astype(np.float32)
        area = cv2.resize(chosen, (w, h), interpolation=cv2.INTER_NEAREST)
    else:
        y, x = np.mgrid[:h, :w]
        area = ((y - rng.uniform(0, h)) ** 2 + (x - rng.uniform(0, w)) ** 2 < (rng.uniform(0.1, 0.6) * w) ** 2).astype(np.float32)
    drawn = lines * area
    here = cv2.dilate((drawn > 0.3).astype(np.uint8), np.ones((5, 5), np.uint8))
    return np.stack([drawn, here.astype(np.float32)])


def depth(flow_px, parts_key, parts_t, cell: int) -> np.ndarray:
    """[1,h,w] front logit of a key's cells: +2 where what arrives at t is still seen, -2 where another part covers it."""
    h, w = parts_key.shape
    y, x = np.mgrid[:h, :w]
    tx, ty = (np.rint(p + f / cell).astype(int) for p, f in ((x, flow_px[0]), (y, flow_px[1])))
    inside = (tx >= 0) & (tx < w) & (ty >= 0) & (ty < h)
    arrived = parts_t[ty.clip(0, h - 1), tx.clip(0, w - 1)]
    return np.where(inside & (parts_key > 0), np.where(arrived == parts_key, 2.0, -2.0), 0.0).astype(np.float32)[None]


def simulate(row: dict, rng: np.random.Generator, scale: int, parts: int, free: float, drop: float) -> dict[str, np.ndarray]:
    """Conditions of one row of a batch. scale = fed px in a core px; `free` = share of samples of which nothing is said, `drop` = chance that a
    kind of condition is left out of the others. With tau given the row's `timed` becomes 1: then every pixel's own time is known."""
    size_h, size_w = row["target"].shape[1] // scale, row["target"].shape[2] // scale
    zeros = lambda channels, cell: np.zeros((channels, size_h // cell, size_w // cell), np.float32)
    joints = row["keypoints_t"].shape[0]
    both = lambda make: np.stack([make(), make()])
    said = {"hint": both(lambda: zeros(3, 8)), "region": both(lambda: zeros(REGIONS, 8)), "partner": np.zeros(REGIONS, np.float32),
            "points": np.zeros((2, joints, 4), np.float32), "parts": both(lambda: zeros(parts + 1, 4)), "hint_t": both(lambda: zeros(3, 4)),
            "points_t": np.zeros((joints, 4), np.float32), "parts_t": zeros(parts + 1, 4), "lines_t": zeros(2, 1), "order": both(lambda: zeros(1, 4)),
            "tau": both(lambda: zeros(2, 4)), "arc": both(lambda: zeros(2, 4))}
    if rng.random() < free:
        return said
    given = lambda: rng.random() >= drop
    wrong = lambda: rng.random() < WRONG
    c8, c4 = 8 * scale, 4 * scale
    flow_key, flow_t = row["flow_key"], row["flow_t"]
    whole = np.hypot(*(flow_t[0] - flow_t[1]))
    parts_key, parts_t = row["parts_key"], row["parts_t"]
    labelled = lambda ids: np.where(ids == 255, 0, ids)
    core = lambda hint: np.concatenate([hint[:2] / scale, hint[2:]])
    if given():
        for side in rng.permutation(2)[:rng.integers(1, 3)]:
            flow = cells(flow_key[side], c8)
            said["hint"][side] = core(drags(rng, flow, np.hypot(*flow), labelled(cells(parts_key[side], c8)), wrong()))
    if given():
        for side in rng.permutation(2)[:rng.integers(1, 3)]:
            said["hint_t"][side] = core(drags(rng, cells(flow_t[side], c4), cells(whole, c4), labelled(cells(parts_t, c4)), wrong()))
    if given():
        present = [p for p in range(1, parts) if (parts_key == p).any()]
        for k, part in enumerate(rng.permutation(present)[:int(rng.integers(1, REGIONS + 1))].astype(int)):
            for side in (0, 1):
                said["region"][side, k] = shares(parts_key[side], parts, c8)[part]
            # Where a part is in one key alone, that is what an artist would say: it has no partner.
            said["partner"][k] = float(all((parts_key[side] == part).any() for side in (0, 1)))
    scaled = lambda points: points * np.array([1 / scale, 1 / scale, 1, 1], np.float32)
    if given():
        for side in (0, 1):
            said["points"][side] = scaled(some_points(rng, row["keypoints_key"][side], wrong()))
    if given():
        said["points_t"] = scaled(some_points(rng, row["keypoints_t"], wrong()))
    if given():
        for side in (0, 1):
            said["parts"][side] = some_parts(rng, parts_key[side], parts, c4)
    if given():
        said["parts_t"] = some_parts(rng, parts_t, parts, c4)
    if given():
        said["lines_t"] = some_lines(rng, row["target"], parts_t, scale).astype(np.float32)
    if given():
        tau = cells(row["tau"], c4)
        straight = -cells(flow_t[0], c4) - tau * (cells(flow_t[1], c4) - cells(flow_t[0], c4))
        arc_too = rng.random() < 0.7
        for side in (0, 1):
            known, there = carried_to_key(np.concatenate([tau[None], straight]), cells(flow_t[side], c4), cells(row["visible_t"][side], c4) > 0,
                                          cells(parts_t, c4), cells(parts_key[side], c4), c4)
            if "tau_key" in row:
                known[0], there = cells(row["tau_key"][side], c4), np.ones_like(there)
            said["tau"][side] = np.stack([known[0].clip(0, 1) * there, there])
            if arc_too:
                said["arc"][side] = known[1:] / scale
        row["timed"] = np.ones_like(row["timed"])
    if given():
        for side in (0, 1):
            way = row["t"] if side == 0 else 1 - row["t"]
            said["order"][side] = depth(cells(flow_key[side], c4) * way, cells(parts_key[side], c4), cells(parts_t, c4), c4)
    return said
