"""Score the shipped ONNX files on a test set: `python -m data.testset T1 --out DIR`, then `python evaluate.py --set DIR --weights ../weights --json FILE`.

Beside the network stand three baselines: the nearest key, the cross-fade and OpenCV's DIS flow with both keys warped and faded.
The network is told t as the animator's timing chart would tell it: how far along what moves is (the median of the true tau). `--plain-time` gives it
the frame's time instead.
"""
import argparse
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np

import metrics
from as_drawn import as_the_program_draws
from batches import effective_time
from export import Graphs

BINS = (0, 4, 16, 40, np.inf)
LOWER_IS_BETTER = ("cd", "ghost", "palette_error")


def read_case(folder: Path) -> SimpleNamespace:
    read = lambda name: cv2.cvtColor(cv2.imread(str(folder / name), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
    labels = dict(np.load(folder / "labels.npz"))
    return SimpleNamespace(key=(read("key0.png"), read("key1.png")), target=[read(f"t{k}.png") for k in range(len(labels["times"]))], **labels)


def looked_at(sample: SimpleNamespace, number: int, plain_time: bool = False) -> SimpleNamespace:
    """What every score of a case starts from. `number` of the case in its set says which of its times is drawn.

    k that time's index; t what a network is told (`plain_time`: the frame's own); motion_px [h/2,w/2]; key0, key1, truth float32 [h,w,3] over white;
    moving bool [h,w]; lines the masks of truth, key 0 and key 1."""
    k = number % len(sample.target)
    h, w = sample.key[0].shape[:2]
    motion = np.hypot(*(sample.flow_t1[k].astype(np.float32) - sample.flow_t0[k]))
    t = float(sample.times[k]) if plain_time else effective_time(float(sample.times[k]), sample.tau_t[k].astype(np.float32), motion > 1)
    key0, key1, truth = (metrics.over_white(p) for p in (*sample.key, sample.target[k]))
    moving = cv2.resize((motion > 1).astype(np.uint8), (w, h), interpolation=cv2.INTER_NEAREST).astype(bool) | (np.abs(key0 - key1).max(-1) > 2 / 255)
    return SimpleNamespace(k=k, t=t, motion_px=motion, key0=key0, key1=key1, truth=truth, moving=moving, lines=tuple(metrics.lines(p) for p in (truth, key0, key1)))


def dis_baseline(key0: np.ndarray, key1: np.ndarray, t: float) -> np.ndarray:
    """Both keys warped to t along OpenCV's DIS flow, then faded. Pictures float32 [h,w,3]."""
    grey = [np.rint(k @ metrics.LUMA * 255).astype(np.uint8) for k in (key0, key1)]
    dis = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    h, w = grey[0].shape
    y, x = np.mgrid[:h, :w].astype(np.float32)
    # The flow at the in-between is approximated by the key's own at the same place.
    forth, back = dis.calc(grey[0], grey[1], None), dis.calc(grey[1], grey[0], None)
    from0 = cv2.remap(key0, x + t * back[..., 0], y + t * back[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    from1 = cv2.remap(key1, x + (1 - t) * forth[..., 0], y + (1 - t) * forth[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return (1 - t) * from0 + t * from1


def score_picture(predicted: np.ndarray, seen: SimpleNamespace) -> dict[str, float]:
    """`seen`: truth, key0, key1, moving and lines, as `looked_at` gives them."""
    truth, key0, key1, moving, lines = seen.truth, seen.key0, seen.key1, seen.moving, seen.lines
    own = metrics.lines(predicted)
    similarity = metrics.ssim_map(predicted, truth)
    colours = np.concatenate([metrics.palette(key0), metrics.palette(key1)])
    return {"cd": metrics.chamfer(own, lines[0]) * 1e5, "ghost": metrics.ghost_rate(own, *lines), "palette_error": metrics.palette_error(predicted, truth, colours),
            "ink": metrics.ink_ratio(own, lines[0]), "pieces": metrics.line_pieces(own, lines[0]), "psnr": metrics.psnr(predicted, truth), "psnr_moving": metrics.psnr(predicted, truth, moving) if moving.any() else np.nan,
            "ssim": float(similarity.mean()), "ssim_moving": float(similarity[moving].mean()) if moving.any() else np.nan}


class FlowErrors:
    """End-point errors by size of motion and by whether the place is seen in the key; figures only."""

    def __init__(self):
        self.sums: dict[str, list[float]] = {}

    def add(self, name: str, flow: np.ndarray, truth: np.ndarray, motion: np.ndarray, visible: np.ndarray, figure: np.ndarray) -> None:
        error = np.hypot(*(flow - truth))
        for low, high in zip(BINS, BINS[1:]):
            for seen in (True, False):
                where = figure & (motion >= low) & (motion < high) & ((visible > 0) == seen)
                entry = self.sums.setdefault(f"{name} {'seen' if seen else 'hidden'} {low:g}-{high:g}", [0.0, 0.0])
                entry[0] += float(error[where].sum())
                entry[1] += float(where.sum())

    def means(self) -> dict[str, float]:
        return {name: total / count for name, (total, count) in self.sums.items() if count}


def evaluate(folder: Path, weights: Path, threads: int, limit: int, plain_time: bool) -> dict:
    about = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    graphs = Graphs(weights, threads)
    rows: list[dict] = []
    flows = FlowErrors()
    overlap = {name: metrics.Overlap(len(about["parts"])) for name in ("key", "t")}
    points = {name: [0, 0] for name in ("key", "t", "t of key 0")}
    places: list[np.ndarray] = []
    class_share = np.zeros(len(about["parts"]))
    mirrored: list[float] = []
    cases = about["cases"][:limit or None]
    for number, case in enumerate(cases):
        sample = read_case(folder / case["folder"])
        seen = looked_at(sample, number, plain_time)
        k, t, motion, key0, key1 = seen.k, seen.t, seen.motion_px, seen.key0, seen.key1
        h, w = seen.truth.shape[:2]
        known, out = as_the_program_draws(graphs, *sample.key, t)
        candidates = {"network": metrics.over_white(out["drawing"][0, :h, :w]), "nearest key": key0 if t < 0.5 else key1, "cross-fade": (1 - t) * key0 + t * key1,
                      "DIS flow": dis_baseline(key0, key1, t), "truth": seen.truth}
        rows += [{"method": name, "bin": case["motionBin"], **score_picture(p, seen)} for name, p in candidates.items()]
        if number % 10 == 0:
            swapped = as_the_program_draws(graphs, *sample.key[::-1], 1 - t)[1]["drawing"]
            mirrored.append(float(np.abs(swapped.astype(np.float32) - out["drawing"]).mean() / 255))

        half = (slice(0, h // 2), slice(0, w // 2))
        figure = (sample.parts_t[k] != 0)
        for side in "01":
            flows.add("t", out["flow_t" + side][0][:, *half], getattr(sample, "flow_t" + side)[k].astype(np.float32), motion, getattr(sample, "visible_t" + side)[k], figure)
        pick = lambda field: field[..., 1::2, 1::2]
        quarter = (slice(0, h // 4), slice(0, w // 4))
        for a, b in ("01", "10"):
            truth_flow = pick(getattr(sample, f"flow{a}{b}").astype(np.float32))
            flows.add("pair", known[f"flow{a}{b}"][0][:, *quarter], truth_flow, np.hypot(*truth_flow), pick(getattr(sample, f"visible{a}{b}")), pick(getattr(sample, "parts" + a)) != 0)
            labels = pick(getattr(sample, "parts" + a))
            overlap["key"].add(known["parts" + a][0][:, *quarter].argmax(0), labels)
            class_share += np.bincount(labels[labels != 255], minlength=len(class_share))
        overlap["t"].add(out["parts"][0][:, *quarter].argmax(0), pick(sample.parts_t[k]))
        for name, found, labels in (("key", known["keypoints0"], sample.keypoints0), ("key", known["keypoints1"], sample.keypoints1), ("t", out["keypoints"], sample.keypoints_t[k]),
                                    ("t of key 0", sample.keypoints0[None], sample.keypoints_t[k])):
            right, count = metrics.pck(found[0], labels)
            points[name][0] += right
            points[name][1] += count
        places += [sample.keypoints0, sample.keypoints1]
        if number % 25 == 24:
            print(f"{number + 1} of {len(cases)}", file=sys.stderr, flush=True)

    # Chance: every keypoint at its mean place over the set; every pixel the commonest part.
    stacked = np.stack(places)
    there = stacked[..., 2] > 0
    mean_place = (stacked[..., :2] * there[..., None]).sum(0) / np.maximum(there.sum(0), 1)[:, None]
    guessed = np.sum([metrics.pck(mean_place, p) for p in places], 0)
    commonest = class_share.max() / class_share.sum() / np.count_nonzero(class_share)
    share = lambda pair: float(pair[0] / max(1, pair[1]))
    return {
        "set": about["set"], "size": about["size"], "cases": len(cases), "time": "plain" if plain_time else "from the timing chart",
        "pictures": summary(rows), "pictures_by_motion": {b: summary([r for r in rows if r["bin"] == b]) for b in sorted({r["bin"] for r in rows})},
        "epe_px": flows.means(), "pck005": {"keys": share(points["key"]), "t": share(points["t"]), "chance": share(guessed), "t, from key 0 unmoved": share(points["t of key 0"])},
        "miou": {"keys": overlap["key"].mean(), "t": overlap["t"].mean(), "chance": float(commonest)},
        "iou_keys": dict(zip(about["parts"], np.round(overlap["key"].each(), 4).tolist())), "mirrored_difference": float(np.mean(mirrored)),
    }


def summary(rows: list[dict]) -> dict:
    names = [name for name in rows[0] if name not in ("method", "bin")]
    result = {}
    for method in dict.fromkeys(row["method"] for row in rows):
        own = [row for row in rows if row["method"] == method]
        result[method] = {name: float(np.nanmean([row[name] for row in own])) for name in names}
        result[method] |= {"cd_median": float(np.median([r["cd"] for r in own])), "cd_p95": float(np.percentile([r["cd"] for r in own], 95)),
                           "failures": float(np.mean([r["ghost"] > 0.1 or r["ink"] < 0.8 for r in own])), "count": len(own)}
    return result


def headline(result: dict) -> dict:
    """The figures that a manifest carries."""
    p = result["pictures"]
    best = min(p["nearest key"]["cd"], p["cross-fade"]["cd"])
    return {"set": f"{result['set']}, {result['cases']} cases of {result['size']} px", "cdE5": round(p["network"]["cd"], 3), "cdShareOfBestBaseline": round(p["network"]["cd"] / best, 4),
            "ghostRate": round(p["network"]["ghost"], 4), "ghostRateCrossFade": round(p["cross-fade"]["ghost"], 4), "paletteError": round(p["network"]["palette_error"], 4),
            "paletteErrorCrossFade": round(p["cross-fade"]["palette_error"], 4), "inkRatio": round(p["network"]["ink"], 4), "psnr": round(p["network"]["psnr"], 2),
            "ssim": round(p["network"]["ssim"], 4), "pck005Keys": round(result["pck005"]["keys"], 4), "pck005T": round(result["pck005"]["t"], 4),
            "pck005Chance": round(result["pck005"]["chance"], 4), "miouKeys": round(result["miou"]["keys"], 4), "miouT": round(result["miou"]["t"], 4), "miouChance": round(result["miou"]["chance"], 4)}


def table(result: dict) -> str:
    names = ("cd", "cd_median", "cd_p95", "ghost", "palette_error", "ink", "pieces", "psnr", "psnr_moving", "ssim", "ssim_moving", "failures")
    lines = []
    for title, part in [("all", result["pictures"]), *((f"motion {b} px at 540", s) for b, s in result["pictures_by_motion"].items())]:
        count = next(iter(part.values()))["count"]
        lines += ["", f"| {title}, {count} | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
        lines += [f"| {method} | " + " | ".join(f"{values[n]:.4f}" if abs(values[n]) < 2 else f"{values[n]:.2f}" for n in names) + " |" for method, values in part.items()]
    lines += ["", "CD x 1e5. EPE px: " + ", ".join(f"{name} {value:.2f}" for name, value in result["epe_px"].items()), f"PCK@0.05 {result['pck005']}", f"mIoU {result['miou']}",
              f"IoU at keys {result['iou_keys']}", f"mean difference of both orders of a pair {result['mirrored_difference']:.2e}"]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", required=True, type=Path, help="folder written by data.testset")
    parser.add_argument("--weights", type=Path, default=Path("../weights"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0, help="only the first N cases")
    parser.add_argument("--plain-time", action="store_true")
    arguments = parser.parse_args()
    result = evaluate(arguments.set, arguments.weights, arguments.threads, arguments.limit, arguments.plain_time)
    result["headline"] = headline(result)
    print(table(result))
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
