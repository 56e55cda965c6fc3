"""Writes pictures/*.png and reference.json: what models/training/metrics.py (OpenCV) finds on them.

Run from models/training: `python ../../main/judge/testing/make_reference.py`. The TypeScript metrics are held against these figures.
"""
import json
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, ".")
import metrics

HERE = Path(__file__).parent
W, H = 96, 64


def drawing(x: float, lean: float, width: int = 2, hair=(40, 90, 190, 255), alpha: int = 255) -> np.ndarray:
    """A head on a body, leaning, on transparent paper; straight RGBA."""
    big = np.zeros((H * 4, W * 4, 4), np.uint8)
    big[..., :3] = 255
    ink, skin = (30, 24, 40, 255), (250, 222, 200, alpha)
    at = lambda px, py: (int(px * 4), int(py * 4))
    cv2.fillPoly(big, [np.array([at(x - 8, 62), at(x + 8, 62), at(x + 6 + lean, 34), at(x - 6 + lean, 34)])], (200, 70, 60, alpha))
    cv2.polylines(big, [np.array([at(x - 8, 62), at(x + 8, 62), at(x + 6 + lean, 34), at(x - 6 + lean, 34)])], True, ink, 4 * width)
    cv2.circle(big, at(x + lean * 1.4, 24), 44, skin, -1)
    cv2.ellipse(big, at(x + lean * 1.4, 20), (46, 34), 0, 180, 360, hair, -1)
    cv2.circle(big, at(x + lean * 1.4, 24), 44, ink, 4 * width)
    small = cv2.resize(big.astype(np.float32), (W, H), interpolation=cv2.INTER_AREA)
    return np.rint(small).astype(np.uint8)


def faded(a, b, t):
    return np.rint(a.astype(np.float32) * (1 - t) + b.astype(np.float32) * t).astype(np.uint8)


key0, key1, truth = drawing(34, -4), drawing(62, 6), drawing(47, 1)
cases = {"moved": drawing(49, 2), "faded": faded(key0, key1, 0.5), "thin": drawing(47, 1, 1), "recoloured": drawing(47, 1, 2, (90, 60, 150, 255)), "glassy": drawing(47, 1, 2, alpha=120), "same": truth}
(HERE / "pictures").mkdir(exist_ok=True)
for name, picture in {"key0": key0, "key1": key1, "truth": truth, **cases}.items():
    cv2.imwrite(str(HERE / "pictures" / f"{name}.png"), cv2.cvtColor(picture, cv2.COLOR_RGBA2BGRA), [cv2.IMWRITE_PNG_COMPRESSION, 9])

paper = {name: metrics.over_white(p) for name, p in {"key0": key0, "key1": key1, "truth": truth, **cases}.items()}
lines = {name: metrics.lines(p) for name, p in paper.items()}
colours = np.concatenate([metrics.palette(paper["key0"]), metrics.palette(paper["key1"])])
moving = np.abs(paper["key0"] - paper["key1"]).max(-1) > 2 / 255
result = {}
for name in cases:
    ssim = metrics.ssim_map(paper[name], paper["truth"])
    result[name] = {
        "linePx": int(lines[name].sum()), "cdE5": metrics.chamfer(lines[name], lines["truth"]) * 1e5, "inkRatio": metrics.ink_ratio(lines[name], lines["truth"]),
        "ghostRate": metrics.ghost_rate(lines[name], lines["truth"], lines["key0"], lines["key1"]), "paletteError": metrics.palette_error(paper[name], paper["truth"], colours),
        "psnrDb": metrics.psnr(paper[name], paper["truth"]), "psnrMovingDb": metrics.psnr(paper[name], paper["truth"], moving), "ssim": float(ssim.mean()), "ssimMoving": float(ssim[moving].mean()),
    }
(HERE / "reference.json").write_text(json.dumps({"paletteColours": len(colours), "movingPx": int(moving.sum()), "cases": result}, indent=2) + "\n", encoding="utf-8")
