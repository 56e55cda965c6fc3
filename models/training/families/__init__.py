"""Small members of the families in the literature's classic table, written from the papers and trained on the same drawings as our own network.

They are baselines: what each way of making a frame is worth under the same data and a small budget. None is a product.
"""
from .flow_warp import FlowWarp
from .sepconv import SepConv
from .super_slomo import SuperSloMo
from .voxel_flow import VoxelFlow

FAMILIES = {"sepconv": SepConv, "voxel-flow": VoxelFlow, "super-slomo": SuperSloMo, "flow-warp": FlowWarp}

__all__ = ["FAMILIES", "FlowWarp", "SepConv", "SuperSloMo", "VoxelFlow"]
