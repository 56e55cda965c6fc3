"""What the ablation takes away from the network, one thing at a time. As it stands by default, nothing is taken away."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Switches:
    flow_loss: bool = True  # matching, flow, turn, visibility and time are taught; without it the frame is the only teacher
    key_heads: bool = True  # parts and keypoints of the keys are taught
    heads_at_t: bool = True  # parts and keypoints of the in-between are taught
    fed_back: bool = True  # what the heads say goes into matching, kinship, the splat and the next level; else zeros go there
    layered: bool = True  # motion is splatted forward, the front wins; else the flow at t is approximated at the same place

    keep_whole: bool = False  # pieces of doubt stay whole (whole.py): fewer dashes, a few more lines of a pose left behind; the gate has not passed it yet


WHOLE = Switches()
