"""Voxel flow: Liu, Yeh, Tang, Liu, Agarwala, "Video frame synthesis using deep voxel flow", ICCV 2017.

One network gives every pixel of the frame a motion and a place in time; both keys are fetched along the motion (backwards and forwards) and mixed by the
place in time: trilinear sampling of the small video volume. Loss: L1 on several scales with their total variation of motion (0.01, motion as a share of
half the picture) and of the mask (0.005). Ours differs in size and in that any t is allowed: the motion is scaled by t on one side and 1 - t on the other.
"""
import torch
import torch.nn as nn

from network.layers import down2, up2, warp

from .unet import UNet, charbonnier, plane, total_variation, weight_of_first

PX = 16.0  # of motion for an output of 1


class VoxelFlow(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = UNet(7, 3)

    def volume(self, img0, img1, t) -> tuple[torch.Tensor, torch.Tensor]:
        """-> motion from key 0 to key 1 [N,2,H,W] px, as seen at t, and vote for key 0 [N,1,H,W]."""
        out = up2(self.net(torch.cat([img0 * 2 - 1, img1 * 2 - 1, plane(t, img0)], 1)))
        return out[:, :2] * PX, out[:, 2:]

    @staticmethod
    def sample(img0, img1, t, flow, vote) -> torch.Tensor:
        share, first = t.view(-1, 1, 1, 1), weight_of_first(vote, t)
        return (first * warp(img0, -share * flow) + (1 - first) * warp(img1, (1 - share) * flow)).clamp(0, 1)

    def forward(self, img0: torch.Tensor, img1: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        return self.sample(img0, img1, t, *self.volume(img0, img1, t))

    def loss(self, img0, img1, t, target, batch: dict) -> torch.Tensor:
        flow, vote = self.volume(img0, img1, t)
        total = 0.01 * total_variation(flow / (img0.shape[3] / 2)) + 0.005 * total_variation(vote.sigmoid())
        for _ in range(3):
            total = total + charbonnier(self.sample(img0, img1, t, flow, vote), target)
            img0, img1, target, vote, flow = down2(img0), down2(img1), down2(target), down2(vote), down2(flow) / 2
        return total
