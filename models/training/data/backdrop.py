"""Backgrounds: paper, gradients, and drawn places recorded once and replayed under each camera position.

A plain background is labelled motionless whatever the camera does (a plain colour has no motion to see);
a drawn one follows its own joint. Coordinates are px from the picture's centre.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import skia

from .colour import Rgb, argb
from .rig import Stance


@dataclass(slots=True)
class Plate:
    """One recorded background layer on a joint; `mask` is the same drawing with every paint opaque."""

    joint: int
    picture: skia.Picture
    mask: skia.Picture | None  # None: the plate covers everything


@dataclass(slots=True)
class Backdrop:
    """What lies behind the cels. `paper` None with no plates is a transparent cel."""

    paper: tuple[Rgb, ...] | None = None  # one colour, or two for a vertical gradient
    plates: list[Plate] = field(default_factory=list)

    @property
    def ids(self) -> int:
        """How many id numbers above 0 the plates take."""
        return len(self.plates)

    @property
    def white(self) -> bool:
        """Plain white paper and nothing on it."""
        return self.paper == ((255, 255, 255),) and not self.plates

    def joints(self) -> list[int]:
        """Joint of each number from 0: -1 is motionless."""
        return [-1, *(plate.joint for plate in self.plates)]

    def draw(self, canvas: skia.Canvas, ids: skia.Canvas, stance: Stance, t: float) -> None:
        if self.paper is not None:
            if len(self.paper) == 1:
                canvas.clear(argb(self.paper[0]))
            else:
                size = canvas.getBaseLayerSize()
                ends = [skia.Point(0, 0), skia.Point(0, size.height())]
                shader = skia.GradientShader.MakeLinear(ends, [argb(c) for c in self.paper])
                canvas.drawPaint(skia.Paint(Shader=shader))
        for number, plate in enumerate(self.plates, start=1):
            matrix = skia.Matrix.MakeAll(*stance.skins[plate.joint], 0, 0, 1)
            canvas.drawPicture(plate.picture, matrix)
            if plate.mask is None:
                ids.clear(0xFF000000 | number)
            else:
                ids.save()
                ids.concat(matrix)
                tint = skia.Paint(ColorFilter=skia.ColorFilters.Blend(0xFF000000 | number, skia.BlendMode.kSrcIn))
                ids.drawPicture(plate.mask, skia.Matrix(), tint)
                ids.restore()


class Easel:
    """Collects the paths of one plate and records them."""

    def __init__(self, antialias: bool = True) -> None:
        self.antialias = antialias
        self.marks: list[tuple[skia.Path, skia.Paint]] = []

    def fill(self, path: skia.Path, colour: Rgb, line: Rgb | None = None, width: float = 0.0) -> None:
        self.marks.append((path, skia.Paint(Color=argb(colour), AntiAlias=self.antialias)))
        if line is not None and width > 0:
            self.line(path, line, width)

    def line(self, path: skia.Path, colour: Rgb, width: float) -> None:
        self.marks.append(
            (path, skia.Paint(Color=argb(colour), AntiAlias=self.antialias, Style=skia.Paint.kStroke_Style, StrokeWidth=width))
        )

    def shade(self, path: skia.Path, shader: skia.Shader) -> None:
        self.marks.append((path, skia.Paint(Shader=shader, AntiAlias=self.antialias)))

    def record(self, joint: int, covers: bool) -> Plate:
        """The finished plate. `covers` says that it hides everything behind it."""
        return Plate(joint, self._recorded(False), None if covers else self._recorded(True))

    def _recorded(self, mask: bool) -> skia.Picture:
        recorder = skia.PictureRecorder()
        canvas = recorder.beginRecording(skia.Rect.MakeLTRB(-4000, -4000, 4000, 4000))
        for path, paint in self.marks:
            if mask:
                paint = skia.Paint(paint)
                paint.setAntiAlias(False)
                paint.setColor(0xFF000000)
            canvas.drawPath(path, paint)
        return recorder.finishRecordingAsPicture()
