"""What is each part of the network worth? Trains it with parts taken away, alike in everything else, and scores every run on the same pairs.

    python ablation.py --pool DIR --sets DIR_OF_T1_T2_T3 --budget 3000 --seeds 1,2 --out ablation.json     what is in the file already is not run again
    python ablation.py --out ablation.json --table ../cards/ablation.md                                    writes the table

Every run starts from random weights and sees `budget` samples, the same ones in the same order for a seed; the schedule counts samples, so machines
differ in time alone.
"""
import argparse
import json
import os
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch

import batches
import metrics
import train
from checkpoint import git_commit
from config import Config
from evaluate import score_picture
from network import InbetweenNet
from network.conditions import nothing
from network.picture import compose, unpremultiply
from network.switches import WHOLE, Switches

FIGURES = ("cd", "ghost", "palette_error", "ink", "psnr_moving", "ssim_moving", "epe", "epe_hidden", "pck_keys", "pck_t", "miou_keys", "miou_t")
SHARPEN = 10.0  # as the exported graph draws


@dataclass(frozen=True)
class Variant:
    title: str
    switches: Switches
    said: str = "nothing"  # what the network is told, in training and when scored: nothing, oracle, edits
    clicks: int = 0  # when scored


ALONE = replace(WHOLE, flow_loss=False, key_heads=False, heads_at_t=False, fed_back=False, layered=False)
VARIANTS = {
    "A": Variant("frame only", ALONE),
    "B": Variant("+ flow losses", replace(ALONE, flow_loss=True)),
    "C": Variant("+ heads at the keys", replace(ALONE, flow_loss=True, key_heads=True)),
    "D": Variant("+ heads at t", replace(WHOLE, fed_back=False, layered=False)),
    "E": Variant("+ fed back", replace(WHOLE, layered=False)),
    "F": Variant("+ layered splat: the whole", WHOLE),
    "G": Variant("F, told the true keypoints and masks", WHOLE, "oracle"),
    "H0": Variant("F taught with corrections, nothing said", WHOLE, "edits"),
    "H1": Variant("F taught with corrections, 1 click", WHOLE, "edits", 1),
    "H2": Variant("F taught with corrections, 2 clicks", WHOLE, "edits", 2),
    "H4": Variant("F taught with corrections, 4 clicks", WHOLE, "edits", 4),
}
ORDER = "A F B E C D G H0 H1 H2 H4".split()


def config_of(variant: Variant, pool: str, seed: int, budget: int, threads: int, size: int) -> Config:
    """Without steps that train the pair alone: where nothing but the frame teaches they would have no loss, and all runs are to be alike."""
    return replace(Config(), pool=pool, seed=seed, samples=budget, schedule_samples=budget, pairs_share=0.0, coarse_share=0.6, batch=2, coarse_batch=3, size=size,
                   coarse_size=size * 2 // 3 // 16 * 16, warmup=min(100, budget // 30), edit_free=0.3 if variant.said == "edits" else 1.0, restyle=0.0, stretch=0.0, threads=threads, workers=0, sheet_minutes=0.0)


def oracle(batch: dict, scale: int, parts: int) -> dict[str, torch.Tensor]:
    """Everything that the labels know of keypoints and masks, at the keys and at t, as conditions. `scale` = px of the pictures in a core px."""
    n, _, height, width = batch["target"].shape
    said = nothing(n, height // scale, width // scale, parts, batch["keypoints_t"].shape[1])

    def points(x):
        return torch.cat([x[..., :2] / scale, x[..., 2:] / 2, torch.ones_like(x[..., :1])], 2).float()

    def masks(ids):
        known = torch.nn.functional.one_hot(torch.where(ids == 255, parts, ids), parts + 1)[..., :parts].permute(0, 3, 1, 2).float()
        share = torch.nn.functional.avg_pool2d(known, 2 * scale)
        given = (share.sum(1, keepdim=True) > 0.99).float()
        return torch.cat([share * given, given], 1)

    return said | {"points": points(batch["keypoints_key"]), "points_t": points(batch["keypoints_t"]), "parts": masks(batch["parts_key"]), "parts_t": masks(batch["parts_t"])}


def train_run(variant: Variant, config: Config, report=None) -> InbetweenNet:
    trainer = train.Trainer(config)
    trainer.net.with_switches(variant.switches)
    trainer.losses.switches = variant.switches
    source = batches.loader(config, 0)
    while trainer.samples < config.samples:
        batch = next(source)
        batch.pop("loader_seconds")
        if variant.said != "edits":
            batch.pop("said")
        if variant.said == "oracle":
            batch["said"] = oracle(batch, 1 if batch["stage"] == "coarse" else 2, batches.PARTS)
        seen = trainer.train_step(batch)
        if report and trainer.step % 20 == 0:
            report(trainer.samples, seen["loss"])
    return trainer.averaged().with_switches(variant.switches)


def read_row(folder: Path, number: int) -> dict:
    """One test case as a batch of one, in the names of batches.py. The time told is the chart's, as in evaluate.py."""
    from evaluate import read_case
    case = read_case(folder)
    k = number % len(case.target)
    premultiplied = lambda p: np.concatenate([p[..., :3] * (p[..., 3:] / np.float32(255)), p[..., 3:]], 2).transpose(2, 0, 1).astype(np.float32) / 255
    flow_t = np.stack([case.flow_t0[k], case.flow_t1[k]]).astype(np.float32)
    motion = np.hypot(*(flow_t[1] - flow_t[0]))
    t = batches.effective_time(float(case.times[k]), case.tau_t[k].astype(np.float32), motion > 1)
    row = {"pictures": np.stack([premultiplied(p) for p in case.key]), "target": premultiplied(case.target[k]), "t": np.float32(t), "flow_t": flow_t,
           "visible_t": np.stack([case.visible_t0[k], case.visible_t1[k]]), "parts_key": np.stack([case.parts0, case.parts1]).astype(np.int64),
           "parts_t": case.parts_t[k].astype(np.int64), "keypoints_key": np.stack([case.keypoints0, case.keypoints1]).astype(np.float32),
           "keypoints_t": case.keypoints_t[k].astype(np.float32)}
    height, width = (side // 32 * 32 for side in row["target"].shape[1:])
    sides = lambda name: (height, width) if name in ("pictures", "target") else (height // 2, width // 2)
    trimmed = {name: value if value.ndim < 2 or "points" in name else value[..., :sides(name)[0], :sides(name)[1]] for name, value in row.items()}
    return batches.collate([trimmed])


def click(said: dict, out: dict, batch: dict, taken: torch.Tensor) -> dict:
    """One more simulated correction at the worst place that has none nearby: a point of the figure is taken to where it is in both keys, and what it
    belongs to comes along by a bell inside the part that the network sees there. taken [h,w] bool, changed here; fed pictures are twice the core."""
    flow, truth = out["t4"]["flow"] * 4, batch["flow_t"][..., 2::4, 2::4] / 2  # core px, cells of 4
    visible, parts = batch["visible_t"][..., 2::4, 2::4] > 0, batch["parts_t"][0, 2::4, 2::4]
    figure = (parts != 0) & (parts != 255) & visible.any(0) & ~taken
    error = torch.where(figure, (flow - truth).square().sum(1).sqrt().amax(0), -1)
    at = int(error.argmax())
    h, w = error.shape
    y, x = at // w, at % w
    if error[y, x] < 1:
        return said
    ys, xs = torch.meshgrid(torch.arange(h), torch.arange(w), indexing="ij")
    far = (ys - y) ** 2 + (xs - x) ** 2
    shown = out["t4"]["parts"][0].argmax(0)
    bell = torch.exp(-far / (2 * 3.0**2)) * (shown == shown[y, x])
    bell[bell < 0.05] = 0
    taken |= far < 5**2
    hint = said["hint_t"].clone()
    for side in (0, 1):
        stronger = bell > hint[side, 2]
        moved = flow[side] + (truth[side, :, y, x] - flow[side, :, y, x])[:, None, None]
        hint[side] = torch.where(stronger, torch.cat([moved, bell[None]]), hint[side])
    return said | {"hint_t": hint}


@torch.no_grad()
def draw(net: InbetweenNet, batch: dict, said: dict | None) -> tuple[dict, np.ndarray]:
    out = net(batch["pictures"], batch["t"], "full", said)
    end, (key0, key1), (flow0, flow1) = out["end"], batch["pictures"].chunk(2, 0), (out["end"]["flow"] * 2).chunk(2, 0)
    blend = net.tween.blend(end["vote"], out["t_own"] + end["late"], SHARPEN)
    return out, unpremultiply(compose(key0, key1, flow0, flow1, blend, end["residual"]))[0].numpy()


def figures_of(out: dict, drawing: np.ndarray, batch: dict) -> dict[str, float]:
    key0, key1, truth = (metrics.over_white(unpremultiply(p)[0].numpy()) for p in (*batch["pictures"].split(1), batch["target"]))
    apart = (batch["flow_t"][0] - batch["flow_t"][1]).square().sum(0).sqrt()
    moving = np.repeat(np.repeat((apart > 1).numpy(), 2, 0), 2, 1) | (np.abs(key0 - key1).max(-1) > 2 / 255)
    seen = SimpleNamespace(truth=truth, key0=key0, key1=key1, moving=moving, lines=tuple(metrics.lines(p) for p in (truth, key0, key1)))
    picture = score_picture(metrics.over_white(drawing), seen)
    error = (out["end"]["flow"] * 2 - batch["flow_t"]).square().sum(1).sqrt()
    figure, visible = (batch["parts_t"] != 0) & (batch["parts_t"] != 255), batch["visible_t"] > 0
    inside = lambda where: float(error[where].mean()) if where.any() else float("nan")
    found = {"epe": inside(figure & visible), "epe_hidden": inside(figure & ~visible)}
    for name, logits, labels in (("keys", out["key"]["part_logits"], batch["parts_key"][..., 1::2, 1::2]), ("t", out["w4"]["parts"], batch["parts_t"][..., 1::2, 1::2])):
        overlap = metrics.Overlap(logits.shape[1])
        overlap.add(logits.argmax(1).numpy(), labels.numpy())
        found["miou_" + name] = float(overlap.mean())
    from network.layers import peak
    x, y, _ = peak(out["t4"]["heat_logits"])
    at_t = torch.stack([x, y], 2) * 8
    for name, points, labels in (("keys", out["key"]["keypoints_px"] * 2, batch["keypoints_key"]), ("t", at_t, batch["keypoints_t"])):
        right, count = np.sum([metrics.pck(p.numpy(), l.numpy()) for p, l in zip(points, labels)], 0)
        found["pck_" + name] = float(right / count) if count else float("nan")
    return {name: {**picture, **found}[name] for name in FIGURES}


def score_run(net: InbetweenNet, variant: Variant, clicks: tuple[int, ...], sets: list[Path], cases: int) -> dict[int, dict[str, list[dict]]]:
    """-> clicks -> name of the set -> one row of figures a case; cases are spread evenly over a set."""
    rows = {count: {folder.name: [] for folder in sets} for count in clicks}
    for folder in sets:
        known = json.loads((folder / "cases.json").read_text(encoding="utf-8"))["cases"]
        for number in np.linspace(0, len(known) - 1, min(cases, len(known))).round().astype(int):
            batch = read_row(folder / known[number]["folder"], int(number))
            n, _, height, width = batch["target"].shape
            said = {"oracle": lambda: oracle(batch, 2, net.parts), "edits": lambda: nothing(n, height // 2, width // 2, net.parts, net.keypoints), "nothing": lambda: None}[variant.said]()
            out, drawing = draw(net, batch, said)
            taken = torch.zeros(out["t4"]["flow"].shape[2:], dtype=torch.bool)
            for count in range(max(clicks) + 1):
                if count:
                    said = click(said, out, batch, taken)
                    out, drawing = draw(net, batch, said)
                if count in rows:
                    rows[count][folder.name].append({"bin": known[number]["motionBin"], **{name: round(value, 5) for name, value in figures_of(out, drawing, batch).items()}})
    return rows


def write(path: Path, content: dict) -> None:
    """Whole or not at all: a killed run leaves the file as it was."""
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(content) + "\n", encoding="utf-8")
    os.replace(temporary, path)


def run_all(arguments) -> None:
    kept = json.loads(arguments.out.read_text(encoding="utf-8")) if arguments.out.exists() else {"runs": []}
    sets = [arguments.sets / name for name in ("T1", "T2", "T3")]
    budget = {"samples": arguments.budget, "size": arguments.size, "cases": arguments.cases}
    for letter in [name for name in ORDER if name in arguments.variants.split(",")]:
        for seed in map(int, arguments.seeds.split(",")):
            about = {"variant": letter, "seed": seed, **budget}
            if any(all(run.get(name) == value for name, value in about.items()) for run in kept["runs"]):
                continue
            variant, started = VARIANTS[letter], time.monotonic()
            # One training serves every number of clicks.
            together = [name for name in ORDER if VARIANTS[name].said == "edits"] if variant.said == "edits" else [letter]
            report = lambda samples, loss: print(f"{letter} seed {seed}: {samples} samples, {(time.monotonic() - started) / 60:.1f} min, loss {loss:.3f}", file=sys.stderr, flush=True)
            net = train_run(variant, config_of(variant, arguments.pool, seed, arguments.budget, arguments.threads, arguments.size), report)
            minutes = (time.monotonic() - started) / 60
            scored = score_run(net, variant, tuple(VARIANTS[name].clicks for name in together), sets, arguments.cases)
            for name in together:
                # nan is no JSON.
                rows = {s: [{k: None if v != v else v for k, v in row.items()} for row in r] for s, r in scored[VARIANTS[name].clicks].items()}
                kept["runs"].append({**about, "variant": name, "switches": asdict(variant.switches), "minutes": round(minutes, 1), "commit": git_commit(), "rows": rows})
            write(arguments.out, kept)
            print(f"{letter} seed {seed}: done after {(time.monotonic() - started) / 60:.1f} min", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", help="folders written by data.pool, with commas")
    parser.add_argument("--sets", type=Path, help="the folder that holds T1, T2 and T3 of data.testset")
    parser.add_argument("--budget", type=int, default=3000, help="samples a run")
    parser.add_argument("--size", type=int, default=192, help="px of a full crop, a multiple of 32")
    parser.add_argument("--cases", type=int, default=20, help="test cases of each set")
    parser.add_argument("--seeds", default="1,2")
    parser.add_argument("--variants", default=",".join(ORDER))
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--table", type=Path, help="write the table of what is in --out, and run nothing")
    arguments = parser.parse_args()
    if arguments.table:
        from ablation_table import page
        titles = {name: variant.title for name, variant in VARIANTS.items()}
        arguments.table.write_text(page(json.loads(arguments.out.read_text(encoding="utf-8")), titles), encoding="utf-8")
    elif not arguments.pool or not arguments.sets:
        parser.error("--pool and --sets are needed to train")
    else:
        run_all(arguments)


if __name__ == "__main__":
    main()
