"""From samples to batches: crop, mirror, recolour, damage, choose a target time. Deterministic in (seed, step).

A batch is a dict of numpy arrays (N samples, H x W pixels, h x w = half of it):
    pictures    float32 [2N,4,H,W]  premultiplied, the network's input: first keys, then second keys (may be damaged)
    target      float32 [N,4,H,W]   premultiplied, clean
    t           float32 [N]         how far along the in-between is (the median tau of what moves, so that easing is known to the net)
    tau         float32 [N,h,w]     when each pixel of the in-between is, along its own way
    timed       float32 [N,h,w]     1 where a pixel's own tau agrees with t, small where it runs on another chart
    flow_key    float32 [2N,2,h,w]  px; flow01 of all samples, then flow10        visible_key [2N,h,w]  -1 = nothing is known of it
    flow_t      float32 [2N,2,h,w]  px; from t back to key 0, then to key 1       visible_t   [2N,h,w]
    parts_key   int64   [2N,h,w]    255 = unlabelled                               parts_t     [N,h,w]
    keypoints_key float32 [2N,J,3]  x, y px, state (-1 = unknown)                                 keypoints_t [N,J,3]
    tau_key     (row only) float32 [2,h,w], where the sample has it: when each key pixel is how far along its own way
    said        dict of float32     simulated corrections (edits.py), laid out as network/conditions.py wants them
    stage       "pairs", "coarse" or "full": the step stops after the pair graph, or at the coarse level, or trains everything.
                The coarse step takes the pictures as the core; the others see the core at half size
"""
import time

import cv2
import numpy as np
import torch

import edits
from config import Config
from restyle import carried, restyled, stretched


PARTS = 12


def mirror_index() -> np.ndarray:
    from data.anatomy import MIRROR
    return np.asarray(MIRROR)


def _crop(field: np.ndarray, top: int, left: int, size: int, half: bool) -> np.ndarray:
    if half:
        top, left, size = top // 2, left // 2, size // 2
    return field[..., top:top + size, left:left + size]


def liveliest_crop(flow01: np.ndarray, height: int, width: int, size: int, rng: np.random.Generator) -> tuple[int, int]:
    """Top and left px of a crop: of two random ones that with more motion, since still ground is everywhere."""
    places = [tuple(int(rng.integers(0, (side - size) // 8 + 1)) * 8 for side in (height, width)) for _ in range(2)]
    motion = lambda place: np.abs(np.asarray(_crop(flow01, *place, size, True)[:, ::8, ::8], np.float32)).mean()
    return places[0] if height == width == size or motion(places[0]) >= motion(places[1]) else places[1]


def effective_time(t: float, tau: np.ndarray, moves: np.ndarray) -> float:
    """The time the net is told: the median tau where something moves (an eased sample is a linear one seen at another time)."""
    inside = tau[moves]
    return float(np.clip(np.median(inside) if inside.size > 20 else t, 0.02, 0.98))


def _recolour(picture: np.ndarray, order: np.ndarray, tables: np.ndarray) -> np.ndarray:
    """picture uint8 [...,4] premultiplied. Permute channels and apply one 256-entry curve a channel to the straight colours."""
    colour, alpha = np.ascontiguousarray(picture[..., order]), picture[..., 3:]
    opaque = bool((alpha == 255).all())
    share = None if opaque else alpha.astype(np.float32) / 255
    if not opaque:
        colour = np.clip(np.rint(colour / np.maximum(share, 1 / 255)), 0, 255).astype(np.uint8)
    changed = cv2.LUT(colour, np.ascontiguousarray(tables.T[None]).astype(np.uint8))
    if not opaque:
        changed = np.rint(changed * share).astype(np.uint8)
    return np.concatenate([changed, alpha], -1)


def turned(row: dict) -> dict:
    """The same sample with x and y exchanged: a reflection, so left and right limbs change names. With mirroring, all turns by 90 degrees."""
    row = dict(row)
    for name in {"pictures", "target", "timed", "tau", "tau_key", "flow_key", "flow_t", "visible_key", "visible_t", "parts_key", "parts_t"} & row.keys():
        row[name] = np.ascontiguousarray(row[name].swapaxes(-1, -2))
    for name in ("flow_key", "flow_t"):
        row[name] = np.ascontiguousarray(row[name][:, ::-1])
    for name in ("keypoints_key", "keypoints_t"):
        row[name] = np.ascontiguousarray(row[name][..., mirror_index(), :][..., [1, 0, 2]])
    return row


def swung(row: dict, rng: np.random.Generator) -> dict:
    """The same first key, and the second turned by up to 100 degrees, scaled and shifted as a whole: what matches must be known in any position.
    Of the in-between nothing is true any more, so nothing of it is marked visible. For steps that train the pair alone."""
    row = dict(row)
    size = row["target"].shape[-1]
    angle, scale = np.radians(rng.uniform(-100, 100)), np.exp(rng.uniform(-0.22, 0.22))
    matrix = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.full(2, size / 2)
    shift = middle - matrix @ middle + rng.normal(0, size * 0.06, 2)
    moved = lambda x, y: (matrix[0, 0] * x + matrix[0, 1] * y + shift[0], matrix[1, 0] * x + matrix[1, 1] * y + shift[1])

    half = size // 2
    y, x = np.mgrid[:half, :half] * 2.0 + 1
    inverse = np.linalg.inv(matrix)
    from_x, from_y = (inverse[0, 0] * (x - shift[0]) + inverse[0, 1] * (y - shift[1]), inverse[1, 0] * (x - shift[0]) + inverse[1, 1] * (y - shift[1]))
    inside = lambda px, py: (px > 0) & (px < size) & (py > 0) & (py < size)
    there_x, there_y = moved(x + row["flow_key"][0, 0], y + row["flow_key"][0, 1])
    back = carried(row["flow_key"][1], matrix, shift, 2, False)
    row["flow_key"] = np.stack([np.stack([there_x - x, there_y - y]), np.stack([back[0] + from_x - x, back[1] + from_y - y])]).astype(np.float32)
    row["visible_key"] = np.stack([row["visible_key"][0] * inside(there_x, there_y), carried(row["visible_key"][1], matrix, shift, 2, False) * inside(from_x, from_y)])
    row["pictures"] = np.stack([row["pictures"][0], carried(row["pictures"][1], matrix, shift, 1, True)])
    parts = carried(row["parts_key"][1].astype(np.float32), matrix, shift, 2, False).astype(np.int64)
    row["parts_key"] = np.stack([row["parts_key"][0], np.where(inside(from_x, from_y), parts, 255)])
    points = row["keypoints_key"].copy()
    points[1, :, 0], points[1, :, 1] = moved(row["keypoints_key"][1, :, 0], row["keypoints_key"][1, :, 1])
    points[1, :, 2] *= inside(points[1, :, 0], points[1, :, 1])
    row["keypoints_key"] = points
    row["visible_t"] = np.zeros_like(row["visible_t"])
    return row


def prepare(sample, size: int, rng: np.random.Generator, damage: float, turn: float = 0.0, restyle: float = 0.0, stretch: float = 0.0) -> dict:
    """One sample -> one row of the batch, without what is said about it. `damage` = chance that the inputs are damaged, `turn` = of lying on its side,
    `restyle` and `stretch` = of another hand (restyle.py)."""
    height, width = sample.key0.shape[:2]
    size = min(size, height, width)
    top, left = liveliest_crop(sample.flow01, height, width, size, rng)
    k = int(rng.integers(0, len(sample.times)))
    cut = lambda field, half=True: _crop(np.asarray(field), top, left, size, half)
    picture = lambda p: np.asarray(p)[top:top + size, left:left + size]
    key = [picture(sample.key0), picture(sample.key1)]
    target = picture(sample.target[k])
    flow_key = np.stack([cut(sample.flow01), cut(sample.flow10)]).astype(np.float32)
    flow_t = np.stack([cut(sample.flow_t0[k]), cut(sample.flow_t1[k])]).astype(np.float32)
    visible_key = np.stack([cut(sample.visible01), cut(sample.visible10)]).astype(np.int8)  # 255 = unknown becomes -1
    visible_t = np.stack([cut(sample.visible_t0[k]), cut(sample.visible_t1[k])]).astype(np.int8)
    parts_key = np.stack([cut(sample.parts0), cut(sample.parts1)])
    parts_t = cut(sample.parts_t[k])
    tau = cut(sample.tau_t[k]).astype(np.float32)
    # Older samples lack it; then what a key pixel's time is follows from the in-between.
    tau_key = None if getattr(sample, "tau_key", None) is None else cut(sample.tau_key[k]).astype(np.float32)
    points = np.stack([sample.keypoints0, sample.keypoints1, sample.keypoints_t[k]]).astype(np.float32)
    points[..., 0] -= left
    points[..., 1] -= top
    outside = (points[..., 0] < 0) | (points[..., 0] >= size) | (points[..., 1] < 0) | (points[..., 1] >= size)
    unknown = points[..., 2] == 255
    points[..., 2][outside] = 0
    points[..., 2][unknown] = -1
    moves = np.abs(flow_t[0] - flow_t[1]).sum(0) > 1
    t = effective_time(float(sample.times[k]), tau, moves)
    timed = np.where(np.abs(tau - t) < 0.08, 1.0, 0.15).astype(np.float32)
    timed[~moves] = 1

    if rng.random() < 0.5:
        mirror = lambda a: a[..., ::-1]
        key, target = [p[:, ::-1] for p in key], target[:, ::-1]
        flow_key, flow_t = mirror(flow_key).copy(), mirror(flow_t).copy()
        flow_key[:, 0] *= -1
        flow_t[:, 0] *= -1
        visible_key, visible_t, parts_key, parts_t, timed, tau = map(mirror, (visible_key, visible_t, parts_key, parts_t, timed, tau))
        tau_key = None if tau_key is None else mirror(tau_key)
        points = points[:, mirror_index()].copy()
        points[..., 0] = size - points[..., 0]
    if rng.random() < 0.4:
        order = rng.permutation(3)
        level = np.arange(256) / 255.0
        tables = np.stack([np.rint(255 * level ** np.exp(rng.normal(0, 0.25))) for _ in range(3)])
        key, target = [_recolour(p, order, tables) for p in key], _recolour(target, order, tables)
    if restyle and rng.random() < restyle:
        *key, target = restyled([*key, target], rng)
    if rng.random() < damage:
        from data.damage import damage_key
        key = [damage_key(np.ascontiguousarray(p), rng) for p in key]
    if rng.random() < 0.5:  # play it backwards
        key, flow_key, flow_t, visible_key, visible_t, parts_key = key[::-1], flow_key[::-1], flow_t[::-1], visible_key[::-1], visible_t[::-1], parts_key[::-1]
        points, t, tau = points[[1, 0, 2]], 1 - t, 1 - tau
        tau_key = None if tau_key is None else 1 - tau_key[::-1]
    planes = lambda p: np.ascontiguousarray(p.transpose(2, 0, 1)).astype(np.float32) / 255
    row = {"pictures": np.stack([planes(p) for p in key]), "target": planes(target), "t": np.float32(t), "timed": timed, "tau": tau, "flow_key": flow_key,
           "flow_t": flow_t, "visible_key": visible_key, "visible_t": visible_t, "parts_key": parts_key.astype(np.int64), "parts_t": parts_t.astype(np.int64),
           "keypoints_key": points[:2], "keypoints_t": points[2]}
    if tau_key is not None:
        row["tau_key"] = tau_key
    if stretch and rng.random() < stretch:
        row = stretched(row, rng)
    return turned(row) if turn and rng.random() < turn else row


PER_KEY = ("pictures", "flow_key", "flow_t", "visible_key", "visible_t", "parts_key", "keypoints_key")


def collate(rows: list[dict]) -> dict:
    """Rows -> batch: what belongs to a key is laid out as all first keys, then all second keys."""

    def laid_out(rows: list[dict], per_key) -> dict:
        batch = {}
        for name in rows[0]:
            stacked = np.stack([row[name] for row in rows])
            value = np.concatenate([stacked[:, 0], stacked[:, 1]], 0) if name in per_key else stacked
            batch[name] = torch.from_numpy(np.ascontiguousarray(value))
        return batch

    batch = laid_out([{name: value for name, value in row.items() if name not in ("tau_key", "said")} for row in rows], PER_KEY)
    if "said" in rows[0]:
        batch["said"] = laid_out([row["said"] for row in rows], edits.PER_KEY)
    return batch


class Batches(torch.utils.data.Dataset):
    """Batch number -> batch. With a pool, samples are drawn from what it holds now; without, they are rendered here (`live`)."""

    def __init__(self, config: Config, steps: int = 10**9):
        self.config, self.steps, self.pools, self.opened, self.corrected = config, steps, [], 0.0, None

    def __len__(self) -> int:
        return self.steps

    def _corrected(self, rng: np.random.Generator, stage: str):
        """A sample of somebody's corrections, or None: as often as the config says, and beyond the pairs only where a drawing was approved."""
        c = self.config
        if not c.corrections or rng.random() >= c.corrections_share:
            return None
        if self.corrected is None:
            from data.corrections import fitting, read_samples
            own = [fitting(sample, c.size) for folder in c.corrections.split(",") for sample in read_samples(folder, tuple(c.corrections_use.split(",")))]
            self.corrected = own, [sample for sample in own if sample.target.any()]
        chosen = self.corrected[0 if stage == "pairs" else 1]
        return chosen[int(rng.integers(0, len(chosen)))] if chosen else None

    def _sample(self, rng: np.random.Generator):
        if self.config.live or not self.config.pool:
            from data.sample import render_sample
            return render_sample(int(rng.integers(0, 2**31)), self.config.size, self.config.size)
        from data.pool import Pool
        if not self.pools or (time.time() - self.opened > 60):  # a pool may grow while it is read
            self.pools, self.opened = [Pool(folder) for folder in self.config.pool.split(",")], time.time()
        pool = self.pools[int(rng.integers(0, len(self.pools)))]
        return pool[int(rng.integers(0, len(pool)))]

    def __getitem__(self, step: int) -> dict:
        c = self.config
        started = time.perf_counter()
        rng = np.random.default_rng([c.seed, step])
        stage = "full" if rng.random() >= c.coarse_share else "coarse"
        if rng.random() < c.pairs_share:
            stage = "pairs"
        size, count = {"pairs": (c.size, c.pairs_batch), "coarse": (c.coarse_size, c.coarse_batch), "full": (c.size, c.batch)}[stage]
        if stage == "coarse" and rng.random() < 0.25:  # large motion needs the whole picture now and then
            size, count = c.size, max(2, count // 2)
        rows = []
        for _ in range(count):
            partial = self._corrected(rng, stage)
            row = prepare(partial or self._sample(rng), size, rng, c.damage, c.turn, c.restyle, c.stretch)
            if not partial and stage == "pairs" and rng.random() < c.swing:
                row = swung(row, rng)
            # What is known of a corrected sample is what its conditions would say: told to the net, it would learn nothing by it.
            rows.append(row | {"said": edits.simulate(row, rng, 1 if stage == "coarse" else 2, PARTS, 1.0 if partial else c.edit_free, c.edit_drop)})
        # `simulate` may have changed a row: what is said about time makes every pixel count.
        batch = collate(rows)
        batch["stage"] = stage
        batch["loader_seconds"] = time.perf_counter() - started
        return batch


def loader(config: Config, first_step: int):
    """Batches from `first_step` on, in order."""
    dataset = Batches(config)
    steps = range(first_step, 10**9)
    if config.workers == 0:
        return map(dataset.__getitem__, steps)
    return iter(torch.utils.data.DataLoader(dataset, sampler=steps, batch_size=None, num_workers=config.workers, prefetch_factor=4))


__all__ = ["Batches", "collate", "loader", "prepare", "effective_time"]
