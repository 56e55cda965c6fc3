"""The training log as a picture and a table: every metric against samples seen, its fitted power trend, and what ten times more would bring.

    python logpicture.py --log runs/s/log.csv[,runs/s2/log.csv] --out log.png

Runs that went on from each other are one curve: what a later log tells counts from its first sample on, and a thin line marks where it begins. A trend is  value = a * samples^b  fitted by least squares on logarithms over the last two thirds of the samples, after medians of 24 bins: single
lines of the log are noisy. It says nothing where a curve has a floor, or across a change of data: `--from-sample` starts the curves after one.
Of several logs a second table tells the median of the last tenth of each run, where its learning rate has fallen to nothing: these can be compared.
"""
import argparse
import csv
from pathlib import Path

import cv2
import numpy as np

METRICS = {"loss": "loss", "epe_match": "matching EPE, px", "epe_kin": "kin EPE, px", "epe_pair_4": "pair EPE, 4-16 px", "epe_pair_16": "pair EPE, 16-40 px",
           "epe_pair_40": "pair EPE, over 40 px", "epe_t4_16": "EPE at t, 16-40 px", "epe_t4_40": "EPE at t, over 40 px", "psnr": "PSNR, dB",
           "loss_drawing": "drawing, L1", "loss_lines": "lines, L1", "parts_right": "parts right, share", "loss_points": "keypoints, nats x 0.15", "loss_choice": "choice, nats x 0.15"}
PANEL, COLUMNS, BINS = (220, 360), 4, 24


def read(paths: list[Path]) -> tuple[dict[str, np.ndarray], list[float]]:
    """(name -> [n,2] samples seen, value; where each log but the first begins, in samples)."""
    rows: dict[str, list[tuple[float, float]]] = {}
    starts: list[float] = []
    for path in paths:
        with path.open(newline="") as file:
            lines = [(float(samples), name, float(value)) for _, samples, _, name, value in csv.reader(file)]
        start = min(samples for samples, _, _ in lines)
        rows = {name: [one for one in values if one[0] < start] for name, values in rows.items()}
        for samples, name, value in lines:
            rows.setdefault(name, []).append((samples, value))
        starts.append(start)
    return {name: np.array(values) for name, values in rows.items() if values}, starts[1:]


def binned(curve: np.ndarray) -> np.ndarray:
    """Medians of equal shares of the log lines."""
    return np.array([np.median(part, 0) for part in np.array_split(curve, min(BINS, len(curve)))])


def trend(curve: np.ndarray) -> tuple[float, float]:
    """(a, b) of value = a * samples^b."""
    late = binned(curve)
    late = late[late[:, 0] >= late[0, 0] + (late[-1, 0] - late[0, 0]) / 3]
    b, log_a = np.polyfit(np.log(late[:, 0]), np.log(np.maximum(late[:, 1], 1e-9)), 1)
    return float(np.exp(log_a)), float(b)


def ends(curve: np.ndarray, starts: list[float]) -> np.ndarray:
    """[runs,2] samples at the end of each run, median of its last tenth."""
    runs = np.split(curve, np.searchsorted(curve[:, 0], starts))
    return np.array([(run[-1, 0], np.median(run[-max(1, len(run) // 10):, 1])) if len(run) else (np.nan, np.nan) for run in runs])


def panel(title: str, curve: np.ndarray, starts: list[float]) -> np.ndarray:
    h, w = PANEL
    picture = np.full((h, w, 3), 255, np.uint8)
    a, b = trend(curve)
    end = curve[-1, 0]
    steps = np.linspace(curve[0, 0] + (end - curve[0, 0]) / 3, end, 50)  # where it was fitted
    fitted = a * steps**b
    low, high = np.percentile(np.concatenate([curve[:, 1], fitted]), (1, 99))
    high = max(high, low + 1e-6)
    x = lambda s: (12 + (np.asarray(s) - curve[0, 0]) / max(end - curve[0, 0], 1) * (w - 24)).astype(int)
    y = lambda v: (h - 22 - (np.clip(v, low, high) - low) / (high - low) * (h - 76)).astype(int)
    for start in starts:
        if curve[0, 0] < start < end:
            cv2.line(picture, (int(x(start)), 48), (int(x(start)), h - 22), (225, 225, 225), 1)
    for px, py in zip(x(curve[:, 0]), y(curve[:, 1])):
        picture[py:py + 2, px:px + 2] = 205
    line = lambda points, colour, thick: cv2.polylines(picture, [np.stack(points, 1)[:, None]], False, colour, thick, cv2.LINE_AA)
    middle = binned(curve)
    line((x(middle[:, 0]), y(middle[:, 1])), (160, 90, 20), 2)
    line((x(steps), y(fitted)), (40, 60, 220), 1)
    say = lambda text, at, size=0.42: cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, size, (40, 40, 40), 1, cv2.LINE_AA)
    say(title, (12, 18), 0.48)
    say(f"now {a * end**b:.3g}   samples^{b:+.2f}   ten times more {a * (10 * end)**b:.3g}", (12, 36))
    say(f"{curve[0, 0]:.0f}", (12, h - 6), 0.36)
    say(f"{end:.0f} samples", (w - 96, h - 6), 0.36)
    return picture


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", required=True, help="one, or several with commas between that went on from each other")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--from-sample", type=int, default=0, help="leave out what was logged before")
    arguments = parser.parse_args()
    logged, starts = read([Path(path) for path in arguments.log.split(",")])
    curves = {name: curve[curve[:, 0] >= arguments.from_sample] for name, curve in logged.items() if name in METRICS}
    curves = {name: curve for name, curve in curves.items() if len(curve) >= 6}
    print("| metric | now | exponent | ten times more |\n|---|---|---|---|")
    panels = []
    for name, title in METRICS.items():
        if name in curves:
            a, b = trend(curves[name])
            end = curves[name][-1, 0]
            print(f"| {title} | {a * end**b:.3g} | {b:+.3f} | {a * (10 * end)**b:.3g} |")
            panels.append(panel(title, curves[name], starts))
    if starts:
        at = next(iter(curves.values()))
        print("\n| metric, samples seen | " + " | ".join(f"{end:,.0f}" for end, _ in ends(at, starts)) + " |\n|---|" + "---|" * (len(starts) + 1))
        for name, title in METRICS.items():
            if name in curves:
                print(f"| {title} | " + " | ".join("–" if np.isnan(value) else f"{value:.3g}" for _, value in ends(curves[name], starts)) + " |")
    panels += [np.full((*PANEL, 3), 255, np.uint8)] * (-len(panels) % COLUMNS)
    cv2.imwrite(str(arguments.out), np.concatenate([np.concatenate(panels[i:i + COLUMNS], 1) for i in range(0, len(panels), COLUMNS)], 0),
                (cv2.IMWRITE_PNG_COMPRESSION, 9))


if __name__ == "__main__":
    main()
