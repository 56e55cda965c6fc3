"""What the makers of creatures, objects and effects share."""

from __future__ import annotations

from .colour import Rgb, random_colour
from .dice import Dice
from .drawing import Cast, Piece
from .pen import Pen
from .rig import Joint, Rig
from .shapes import Polygon
from .timing import Timings


class Workshop:
    """One object under construction: `root` is its moving joint, `size` its half extent in px."""

    def __init__(
        self,
        rig: Rig,
        pen: Pen,
        dice: Dice,
        root: int,
        timings: Timings,
        size: float,
        energy: float,
        depth: float,
    ) -> None:
        self.rig, self.pen, self.dice, self.root, self.timings = rig, pen, dice, root, timings
        self.size, self.energy, self.depth = size, energy, depth
        self.cast = Cast()
        self.colours: list[Rgb] = [random_colour(dice) for _ in range(4)]

    def turning(self, parent: int, x: float, y: float, most_degrees: float = 120.0) -> int:
        """A joint that turns about (x, y)."""
        start = self.dice.degrees(-180, 180)
        turn = self.dice.degrees(-most_degrees, most_degrees) * (0.05 + 0.95 * self.energy)
        return self.rig.add(parent, Joint(x, y, start), Joint(x, y, start + turn), self.timings.limb(self.dice))

    def still(self, parent: int, x: float = 0.0, y: float = 0.0, angle: float = 0.0) -> int:
        at = Joint(x, y, angle)
        return self.rig.add(parent, at, at, self.timings.body)

    def layer(self, z: float, *pieces: Piece, joined: bool = False) -> None:
        self.cast.add(self.depth + z, *pieces, joined=joined)

    def make(
        self,
        joint: int,
        shape: Polygon,
        colour: Rgb,
        part: str = "prop",
        *,
        open_until: int = 0,
        line: bool = True,
        thin: float = 1.0,
        ink: bool = False,
        clip_to: Piece | None = None,
        shaded: bool = True,
    ) -> Piece:
        return self.pen.piece(joint, shape, colour, part, open_until=open_until, line=line, thin=thin, ink=ink, clip_to=clip_to,
            shaded=shaded)
