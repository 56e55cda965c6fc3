"""What happens to drawings before they reach the network: compression, resizing, scanning. Inputs only; targets stay clean."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]


def damage_key(rgba: Image, rng: np.random.Generator) -> Image:
    """A damaged copy of one key, uint8 [H, W, 4] premultiplied in and out.

    About half of the calls return the drawing unchanged: most animators' files are clean. Alpha keeps its shape
    (a cel's edge is exact even where its paint came through a JPEG), and colour never exceeds it.
    """
    if rng.random() < 0.5:
        return rgba.copy()
    out = rgba.astype(np.float32)
    opaque = bool((rgba[..., 3] == 255).all())
    if rng.random() < 0.35:
        out = _resize_blur(out, rng)
    if opaque and rng.random() < 0.25:
        out = _scan(out, rng)
    if rng.random() < 0.2:
        out[..., :3] += rng.normal(0.0, rng.uniform(0.5, 4.0), out.shape[:2])[..., None]
    if rng.random() < 0.15:
        out = _misregister(out, rng)
    if rng.random() < 0.2:
        out = _tone(out, rng)
    out = _bound(out)
    if rng.random() < 0.5:
        out = _jpeg(out, rng)
    return _bound(out).round().astype(np.uint8)


def _bound(out: NDArray[np.float32]) -> NDArray[np.float32]:
    out = np.clip(out, 0, 255)
    out[..., :3] = np.minimum(out[..., :3], out[..., 3:])
    return out


def _jpeg(out: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """JPEG at quality 35..95 on white paper, chroma halved; transparent paint is put back under its alpha."""
    alpha = out[..., 3:] / 255
    paper = out[..., :3] + 255 * (1 - alpha)
    quality = int(rng.integers(35, 96))
    ok, data = cv2.imencode(".jpg", paper.round().astype(np.uint8)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not ok:
        raise RuntimeError("JPEG encoder failed")
    back = cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1].astype(np.float32)
    out[..., :3] = back - 255 * (1 - alpha)
    return out


def _resize_blur(out: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Softness of a picture that was once smaller, or of a soft lens."""
    h, w = out.shape[:2]
    if rng.random() < 0.5:
        factor = float(rng.uniform(0.6, 0.95))
        small = cv2.resize(out, (max(2, int(w * factor)), max(2, int(h * factor))), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR if rng.random() < 0.5 else cv2.INTER_CUBIC)
    return cv2.GaussianBlur(out, (0, 0), float(rng.uniform(0.3, 0.9)))


def _scan(out: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """A scanned sheet: tinted paper, uneven light, grain, a little dust."""
    h, w = out.shape[:2]
    tint = rng.uniform(0.9, 1.0, 3).astype(np.float32)
    light = cv2.resize(rng.uniform(0.93, 1.0, (3, 3)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(rng.normal(0, 1, (h, w)).astype(np.float32), (0, 0), 0.7) * float(rng.uniform(1, 5))
    out[..., :3] = out[..., :3] * tint * light[..., None] + grain[..., None]
    for _ in range(int(rng.integers(0, 8))):
        x, y = int(rng.integers(0, w)), int(rng.integers(0, h))
        grey = float(rng.uniform(60, 200))
        cv2.circle(out, (x, y), 1, (grey, grey, grey, 255.0), -1)
    return out


def _misregister(out: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """The whole sheet lies up to half a pixel off."""
    dx, dy = rng.uniform(-0.5, 0.5, 2)
    shift = np.asarray([[1, 0, dx], [0, 1, dy]], np.float32)
    return cv2.warpAffine(out, shift, (out.shape[1], out.shape[0]), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _tone(out: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """A display's gamma, on straight colour."""
    alpha = np.maximum(out[..., 3:], 1) / 255
    straight = np.clip(out[..., :3] / alpha / 255, 0, 1) ** float(rng.uniform(0.85, 1.18))
    out[..., :3] = straight * 255 * alpha
    return out
