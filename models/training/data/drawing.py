"""What a scene is made of: pieces (areas with lines, each on one joint), layers, keypoints."""

from __future__ import annotations

from dataclasses import dataclass, field

from .anatomy import PART_ID, UNLABELLED
from .colour import Rgb
from .shapes import Polygon


def part_id(name: str) -> int:
    """Id of a part by name; 'none' is unlabelled."""
    return UNLABELLED if name == "none" else PART_ID[name]


@dataclass(slots=True)
class Detail:
    """A mark inside a piece that moves exactly with it: a line (`width` px > 0) or a patch (`width` = 0)."""

    points: Polygon
    colour: Rgb
    width: float = 0.0
    closed: bool = False
    clip: bool = True  # patches are cut off at the piece's outline
    alpha: float = 1.0


@dataclass(slots=True)
class Stroke:
    """One drawn line. `width` px > 0: an even line through `points`; 0: `points` is the inked band itself."""

    points: Polygon
    width: float
    closed: bool


@dataclass(slots=True)
class Piece:
    """One area of one colour on one joint, with its lines."""

    joint: int
    outline: Polygon
    fill: Rgb
    part: int
    line: Rgb | None = None
    strokes: list[Stroke] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    clip_to: "Piece | None" = None  # drawn only inside that piece (an iris in its eye)
    alpha: float = 1.0  # below 0.5 the piece is not labelled: what is behind it shows through
    shaded: bool = True
    drift: Polygon | None = None  # how far the outline strays in key 0; the stray is gone in key 1. px [n, 2]


@dataclass(slots=True)
class Layer:
    """Pieces drawn together. `joined` draws all their lines first and then all fills, so joints have no line across."""

    z0: float
    z1: float
    pieces: list[Piece]
    joined: bool = False

    def z(self, t: float) -> float:
        return self.z0 + (self.z1 - self.z0) * t


@dataclass(slots=True)
class Keypoint:
    """A labelled point of the main character, fixed to a joint; seen where any piece of `owners` is on top."""

    name: str
    joint: int
    x: float
    y: float
    owners: list[Piece]


@dataclass
class Cast:
    """What one character or thing adds to a scene."""

    layers: list[Layer] = field(default_factory=list)
    keypoints: list[Keypoint] = field(default_factory=list)

    def add(self, z: float | tuple[float, float], *pieces: Piece, joined: bool = False) -> Layer:
        """A layer at depth `z`, or crossing from one depth at key 0 to another at key 1."""
        z0, z1 = z if isinstance(z, tuple) else (z, z)
        layer = Layer(z0, z1, list(pieces), joined)
        self.layers.append(layer)
        return layer
