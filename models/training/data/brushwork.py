"""Painted backgrounds: a finished plate turned into a painting (wandering edges, mottled colour) or put out of focus."""

from __future__ import annotations

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from .backdrop import Plate
from .dice import Dice

_SHARPNESS = 0.5
"""Pixels of the painting per px of the picture: paintings are soft beside the cels that lie on them."""


def painted_plate(plate: Plate, dice: Dice, reach: float) -> Plate:
    """The plate, which must cover everything, as a painting of half extent `reach` px."""
    pixels = _pixels(plate, reach, _SHARPNESS)
    rng = np.random.default_rng(dice.randrange(2**31))
    kind = dice.weighted((("brushed", 4.0), ("soft", 2.5), ("both", 1.5)))
    if kind != "soft":
        pixels = _brushed(pixels, rng, dice)
    if kind != "brushed":
        pixels = cv2.GaussianBlur(pixels, (0, 0), dice.log_uniform(0.8, 5.0))
    return _from_pixels(pixels, plate.joint, reach)


def flat_plate(plate: Plate, reach: float) -> Plate:
    """The plate as one image at the picture's own scale: a place of many shapes is then drawn in a tenth of the time."""
    return _from_pixels(_pixels(plate, reach, 1.0), plate.joint, reach)


def _pixels(plate: Plate, reach: float, sharpness: float) -> NDArray[np.uint8]:
    side = int(2 * reach * sharpness)
    pixels = np.zeros((side, side, 4), np.uint8)
    info = skia.ImageInfo.Make(side, side, skia.ColorType.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels, 4 * side)
    canvas = surface.getCanvas()
    canvas.clear(0xFFFFFFFF)
    canvas.scale(sharpness, sharpness)
    canvas.translate(reach, reach)
    canvas.drawPicture(plate.picture)
    return pixels


def _from_pixels(pixels: NDArray[np.uint8], joint: int, reach: float) -> Plate:
    image = skia.Image.fromarray(np.ascontiguousarray(pixels), skia.ColorType.kBGRA_8888_ColorType, copy=True)
    recorder = skia.PictureRecorder()
    into = recorder.beginRecording(skia.Rect.MakeLTRB(-4000, -4000, 4000, 4000))
    into.drawImageRect(image, skia.Rect.MakeLTRB(-reach, -reach, reach, reach), skia.SamplingOptions(skia.FilterMode.kLinear))
    return Plate(joint, recorder.finishRecordingAsPicture(), None)


def _noise(rng: np.random.Generator, side: int, grain: int) -> NDArray[np.float32]:
    """Smooth noise about 0 whose lumps are 1/`grain` of the side, float32 [side, side]."""
    return cv2.resize(rng.standard_normal((grain, grain)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)


def _brushed(pixels: NDArray[np.uint8], rng: np.random.Generator, dice: Dice) -> NDArray[np.uint8]:
    side = len(pixels)
    y, x = np.mgrid[:side, :side].astype(np.float32)
    stray = side / 300 * dice.uniform(0.4, 1.6)
    grain = dice.randint(30, 120)
    out = cv2.remap(pixels, x + stray * _noise(rng, side, grain), y + stray * _noise(rng, side, grain), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE)
    light = _noise(rng, side, dice.randint(8, 24)) * dice.uniform(2, 10) + _noise(rng, side, dice.randint(60, 200)) * dice.uniform(1, 8)
    wide, tall = dice.pick(((1, 1), (9, 1), (1, 9), (5, 3)))  # strokes lie one way
    light = cv2.blur(light, (wide, tall))
    tint = rng.uniform(0.5, 1.2, 3).astype(np.float32)
    colour = out[..., :3].astype(np.float32) + light[..., None] * tint
    out[..., :3] = np.clip(colour, 0, 255).astype(np.uint8)
    return cv2.medianBlur(out, 3) if dice.chance(0.5) else out
