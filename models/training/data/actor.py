"""What the makers of heads, hair, clothes and limbs share: the rig, the pen, the two poses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .build import Build
from .colour import Palette
from .dice import Dice
from .drawing import Cast, Keypoint, Piece
from .pen import Pen
from .pose import Pose
from .rig import Joint, Rig
from .timing import Timing, Timings


@dataclass
class Actor:
    """One character under construction."""

    rig: Rig
    pen: Pen
    dice: Dice
    build: Build
    palette: Palette
    poses: tuple[Pose, Pose]
    timings: Timings
    cast: Cast
    depth: float  # z of the whole character
    main: bool  # carries the keypoints
    beast: str | None = None  # an animal's head with ears of this kind: 'round', 'long' or 'pointed'

    def joint(self, parent: int, place: Callable[[Pose], Joint], timing: Timing | None = None) -> int:
        """Adds a joint whose numbers are `place(pose)` at each key."""
        return self.rig.add(parent, place(self.poses[0]), place(self.poses[1]), timing or self.timings.body)

    def on_ball(self, parent: int, radius: tuple[float, float], place: Callable[[Pose], Joint], timing: Timing | None = None) -> int:
        """A joint on a ball about the parent's origin; `place(pose)` gives longitude and latitude as x and y."""
        return self.rig.add_on_ball(parent, radius, place(self.poses[0]), place(self.poses[1]), timing or self.timings.body)

    def fixed(self, parent: int, x: float = 0.0, y: float = 0.0, angle: float = 0.0) -> int:
        """A joint that only follows its parent."""
        at = Joint(x, y, angle)
        return self.rig.add(parent, at, at, self.timings.body)

    def layer(self, z: float | tuple[float, float], *pieces: Piece, joined: bool = False) -> None:
        if isinstance(z, tuple):
            self.cast.add((self.depth + z[0], self.depth + z[1]), *pieces, joined=joined)
        else:
            self.cast.add(self.depth + z, *pieces, joined=joined)

    def point(self, name: str, joint: int, x: float, y: float, *owners: Piece) -> None:
        if self.main:
            self.cast.keypoints.append(Keypoint(name, joint, x, y, list(owners)))
