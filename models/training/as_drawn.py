"""From the graphs to a drawing as the program makes it: small keys are shown to the network enlarged, and the drawing is composed of the keys' own pixels."""
import cv2
import numpy as np
import torch

from export import Graphs
from network.picture import compose, premultiply, unpremultiply

LEAST_WORKING_AREA_PX, MOST_ENLARGED = 384 * 384, 1.5  # as main/analysis/working-size.ts has them


def padded(picture: np.ndarray, multiple: int = 32) -> np.ndarray:
    h, w = picture.shape[:2]
    return np.pad(picture, ((0, -h % multiple), (0, -w % multiple), (0, 0)), mode="edge")[None]


def enlarged(picture: np.ndarray, scale: float) -> np.ndarray:
    """uint8 [h,w,4] straight, shown `scale` as large, so that no colour of what cannot be seen comes in."""
    h, w = picture.shape[:2]
    premultiplied = picture.astype(np.float32) * np.concatenate([np.repeat(picture[..., 3:], 3, 2) / 255.0, np.ones((h, w, 1))], 2).astype(np.float32)
    large = cv2.resize(premultiplied, (round(w * scale), round(h * scale)), interpolation=cv2.INTER_CUBIC)
    return np.clip(np.rint(np.concatenate([large[..., :3] / np.clip(large[..., 3:] / 255, 1e-3, 1), large[..., 3:]], 2)), 0, 255).astype(np.uint8)


def as_the_program_draws(graphs: Graphs, key0: np.ndarray, key1: np.ndarray, t: float) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """What `graphs.pair` and `graphs.tween` give, in pixels of the keys (uint8 [h,w,4]): small keys are shown enlarged, as the engine does, and the drawing
    is composed of the keys' own pixels."""
    h, w = key0.shape[:2]
    scale = min(MOST_ENLARGED, max(1.0, (LEAST_WORKING_AREA_PX / (h * w)) ** 0.5))
    if scale == 1:
        known = graphs.pair(padded(key0), padded(key1))
        return known, graphs.tween(known, t)
    known = graphs.pair(*(padded(enlarged(key, scale)) for key in (key0, key1)))
    out = graphs.tween(known, t)

    def back(field: np.ndarray, cell: int, of: int, per: float = 1.0) -> np.ndarray:
        """[1,C,.,.] in cells of `of` px of what was shown -> [1,C,h/cell,w/cell], values times `per`."""
        inside = field[0, :, :round(h * scale / of), :round(w * scale / of)]
        return np.stack([cv2.resize(plane, (w // cell, h // cell), interpolation=cv2.INTER_LINEAR) * per for plane in inside])[None]

    maps = {name: torch.from_numpy(back(out[name], 1, 2, 1 / scale if "flow" in name else 1.0)) for name in ("flow_t0", "flow_t1", "blend", "residual")}
    keys = [premultiply(torch.from_numpy(key[None])) for key in (key0, key1)]
    drawing = unpremultiply(compose(*keys, maps["flow_t0"], maps["flow_t1"], maps["blend"], maps["residual"])).numpy()
    smaller = lambda points: np.concatenate([points[..., :2] / scale, points[..., 2:]], -1)
    known = known | {name: back(known[name], 4, 4, 1 / scale) for name in ("flow01", "flow10")} | {name: back(known[name], 4, 4) for name in ("parts0", "parts1")}
    known |= {name: smaller(known[name]) for name in ("keypoints0", "keypoints1")}
    out = out | {name: back(out[name], 2, 2, 1 / scale) for name in ("flow_t0", "flow_t1")} | {"parts": back(out["parts"], 4, 4)}
    return known, out | {"keypoints": smaller(out["keypoints"]), "drawing": drawing}
