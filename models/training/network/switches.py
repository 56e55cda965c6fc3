"""What the ablation takes away from the network, one thing at a time, and what the export may add. By default nothing is taken away and nothing added."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Switches:
    """All but the last two are what a run of `ablation.py` may lack; those are the export's choice (`export.py`, on by default) and nothing is trained with
    them. None adds or drops a weight, so every checkpoint loads whatever is switched."""

    flow_loss: bool = True  # matching, flow, turn, visibility and time are taught; without it the frame is the only teacher
    key_heads: bool = True  # parts and keypoints of the keys are taught
    heads_at_t: bool = True  # parts and keypoints of the in-between are taught
    fed_back: bool = True  # what the heads say goes into matching, kinship, the splat and the next level; else zeros go there
    layered: bool = True  # motion is splatted forward, the front wins; else the flow at t is approximated at the same place

    keep_whole: bool = False  # pieces of doubt stay whole (whole.py): fewer dashes, and nothing dissolves
    ground: bool = False  # what lies behind the figures moves as one (ground.py)


WHOLE = Switches()
