"""Score the exported families beside our network: `python -m families.score --set DIR --models ../families --weights ../weights --card ../cards/families.md`.

Our network draws as the program does, small keys shown to it enlarged; the pictures' figures are those of evaluate.py, on the same cases, times and pictures on white; `--limit` takes cases spread evenly over the set.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime

import metrics
from as_drawn import as_the_program_draws, padded
from evaluate import dis_baseline, looked_at, read_case, score_picture, summary
from export import Graphs

SHOWN = ("cd", "cd_median", "ghost", "palette_error", "ink", "psnr", "psnr_moving", "ssim", "ssim_moving", "failures")


class TwoImage:
    """A two-image model as an engine runs it."""

    def __init__(self, folder: Path, threads: int):
        self.about = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["models"][0]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(folder / self.about["graphs"]["frame"]["file"]), options, providers=["CPUExecutionProvider"])

    def frame(self, key0: np.ndarray, key1: np.ndarray, t: float) -> np.ndarray:
        """Pictures float32 [h,w,3] over white -> the same."""
        h, w = key0.shape[:2]
        planes = lambda picture: np.ascontiguousarray(padded(picture, self.about["multiple"]).transpose(0, 3, 1, 2))
        frame = self.session.run(["frame"], {"img0": planes(key0), "img1": planes(key1), "t": np.array([t], np.float32)})[0]
        return frame[0].transpose(1, 2, 0)[:h, :w].clip(0, 1)


def score(folder: Path, models: dict[str, TwoImage], network: Graphs | None, limit: int) -> dict:
    about = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    count = len(about["cases"])
    rows = []
    for done, number in enumerate(np.linspace(0, count - 1, min(limit or count, count)).round().astype(int)):
        case = about["cases"][number]
        sample = read_case(folder / case["folder"])
        seen = looked_at(sample, int(number))
        t, key0, key1 = seen.t, seen.key0, seen.key1
        h, w = seen.truth.shape[:2]
        drawn = {"nearest key": key0 if t < 0.5 else key1, "cross-fade": (1 - t) * key0 + t * key1, "DIS flow": dis_baseline(key0, key1, t)}
        drawn |= {name: model.frame(key0, key1, t) for name, model in models.items()}
        if network:
            drawn["our network"] = metrics.over_white(as_the_program_draws(network, *sample.key, t)[1]["drawing"][0, :h, :w])
        rows += [{"method": name, "bin": case["motionBin"], **score_picture(p, seen)} for name, p in drawn.items()]
        if done % 10 == 9:
            print(f"{done + 1} cases", file=sys.stderr, flush=True)
    bins = sorted({row["bin"] for row in rows})
    return {"set": about["set"], "size": about["size"], "cases": len(rows) // len({row["method"] for row in rows}), "trainedSamples": {name: m.about["trainedSamples"] for name, m in models.items()},
            "pictures": summary(rows), "pictures_by_motion": {b: summary([row for row in rows if row["bin"] == b]) for b in bins}}


def table(result: dict) -> str:
    lines = []
    for title, part in [("all", result["pictures"]), *((f"motion {b} px at 540", p) for b, p in result["pictures_by_motion"].items())]:
        lines += ["", f"| {title}, {next(iter(part.values()))['count']} | " + " | ".join(SHOWN) + " |", "|---" * (len(SHOWN) + 1) + "|"]
        lines += [f"| {method} | " + " | ".join(f"{values[n]:.3f}" if abs(values[n]) < 2 else f"{values[n]:.1f}" for n in SHOWN) + " |" for method, values in part.items()]
    return "\n".join(lines).strip()


ABOUT = """# The families of the literature, under the same data

Four small networks, each written from its paper in `models/training/families`, trained on the drawings that our own network learns from, with the same
crops, turns, damage and times: kernel prediction (`sepconv`, Niklaus 2017), voxel flow (`voxel-flow`, Liu 2017), flow and visibility (`super-slomo`,
Jiang 2018), flow network and warp (`flow-warp`, in the place of FlowNet 2). **They are baselines, not products**: 0.8 to 1.6 M parameters, a small budget,
no hours of search for their best settings. They say what each way of making a frame is worth on drawings that move far, not how good the published
networks are. What differs from each paper is told at the top of its file. Licence: Apache 2.0; trained on nothing but drawings rendered here.

The papers' own figures on filmed video (UCF101 under motion masks; PSNR, SSIM, interpolation error): FlowNet 2 32.30, 0.930, 8.40; Deep Voxel Flow
32.46, 0.930, 8.27; SepConv 33.02, 0.935, 8.03; Super SloMo 33.14, 0.938, 7.80. They are history: other pictures, other masks, and three
scales of that set are in use that must not be mixed. Nothing below may be compared with them.
"""


SAME_OR_NOT = ("another size: its row shows what is reached, not which way of making a frame is the better one. For that give all the same samples.\n"
               "A family near the cross-fade has not yet learned to move anything; after some hundred samples that says nothing about its kind.")


def page(result: dict, command: str) -> str:
    trained = ", ".join(f"{name} {count:,}" for name, count in result["trainedSamples"].items())
    return (f"{ABOUT}\nSamples seen in training: {trained}. Our network stands beside them as it ships, after {result['networkSamples']:,} samples and at {SAME_OR_NOT}\n\n## On {result['set']}, {result['cases']} cases of {result['size']} px spread over the set\n\n"
            f"Made by `{command}`. CD x 1e5: lower is better, as are ghost rate, palette error and failures; ink is best at 1.\n\n{table(result)}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", required=True, type=Path, help="folder written by data.testset")
    parser.add_argument("--models", required=True, type=Path, help="folder of folders with a manifest.json each")
    parser.add_argument("--weights", type=Path, help="our own network, beside them")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--card", type=Path, help="write the page of models/cards")
    arguments = parser.parse_args()
    models = {path.parent.name: TwoImage(path.parent, arguments.threads) for path in sorted(arguments.models.glob("*/manifest.json"))}
    result = score(arguments.set, models, Graphs(arguments.weights, arguments.threads) if arguments.weights else None, arguments.limit)
    print(table(result))
    shipped = json.loads((arguments.weights / "manifest.json").read_text(encoding="utf-8")) if arguments.weights else {"models": []}
    result["networkSamples"] = max((model["trainedSamples"] for model in shipped["models"] if model["id"] == shipped["default"]), default=0)
    if arguments.card:
        command = f"python -m families.score --set {arguments.set.name} --models ../families --weights ../weights --limit {arguments.limit}"
        arguments.card.write_text(page(result, command), encoding="utf-8")
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
