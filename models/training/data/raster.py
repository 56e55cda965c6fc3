"""Pictures and id maps of a scene at one time."""

from __future__ import annotations

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from .brush import Brush
from .stage import Stage


def draw(stage: Stage, t: float) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """(premultiplied RGBA [H, W, 4], id map [H, W] whose pixel [j, i] is what lies at picture px (i, j)) at tUnit t.

    The id map is the same drawing without anti-aliasing, every paint replaced by its piece's number.
    """
    stance = stage.stance(t)
    picture, surface = _blank(stage.height, stage.width)
    ids, id_surface = _blank(stage.height, stage.width)
    canvas, id_canvas = surface.getCanvas(), id_surface.getCanvas()
    id_canvas.translate(0.5, 0.5)
    stage.backdrop.draw(canvas, id_canvas, stance, t)
    brush = Brush(stage, canvas, id_canvas, stage.mapped(stance, t), stance, t)
    for layer in stage.ordered(t):
        brush.layer(layer)
    number = ids[..., 0].astype(np.int32)
    number += ids[..., 1].astype(np.int32) << 8
    return _finished(stage, picture), number


def _blank(height: int, width: int) -> tuple[NDArray[np.uint8], skia.Surface]:
    """An empty premultiplied BGRA picture and the surface that draws into it (skia is three times as fast in this order)."""
    picture = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.ColorType.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)
    return picture, skia.Surface.MakeRasterDirect(info, picture, 4 * width)


def _finished(stage: Stage, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """BGRA as drawn -> RGBA as seen: pixel art in its squares, unpainted lines without their paper."""
    side = stage.style.pixels
    if side > 1:
        small = picture[side // 2 :: side, side // 2 :: side]
        picture = small.repeat(side, 0).repeat(side, 1)[: stage.height, : stage.width]
        short = ((0, stage.height - picture.shape[0]), (0, stage.width - picture.shape[1]), (0, 0))
        picture = np.pad(picture, short, "edge")
    picture = cv2.cvtColor(picture, cv2.COLOR_BGRA2RGBA)
    if stage.style.grey:
        picture[..., :3] = np.minimum(cv2.cvtColor(picture[..., :3], cv2.COLOR_RGB2GRAY), picture[..., 3])[..., None]
    if stage.style.tint is not None:
        picture[..., :3] = (picture[..., :3] * np.asarray(stage.style.tint, np.float32)).astype(np.uint8)
    if stage.unpainted:
        white = picture[..., :3].min(-1, keepdims=True)
        picture = np.concatenate([picture[..., :3] - white, 255 - white], -1)
    return picture
