"""Flow and visibility: Jiang, Sun, Jampani, Yang, Learned-Miller, Kautz, "Super SloMo", CVPR 2018.

A first U-Net gives the flow between the keys both ways; the flow at t is approximated from both at the same place; a second U-Net corrects it and says
which key shows the place. Loss: their reconstruction, warping and smoothness in their proportion (0.8, 0.4 for colours of 0..255 and 1 for px of motion);
their features of a network trained on photographs are replaced by a Laplacian pyramid. Ours differs in size.
"""
import torch
import torch.nn as nn

from network.layers import up2, warp

from .unet import UNet, charbonnier, laplacian, total_variation, weight_of_first

PX = 16.0  # of motion for an output of 1


def flows_at(flow01: torch.Tensor, flow10: torch.Tensor, t: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The flow from t back to key 0 and on to key 1, from the keys' own flows at the same place (their equation 4). px."""
    t = t.view(-1, 1, 1, 1)
    return -(1 - t) * t * flow01 + t * t * flow10, (1 - t) * (1 - t) * flow01 - t * (1 - t) * flow10


class SuperSloMo(nn.Module):
    def __init__(self):
        super().__init__()
        self.between_keys = UNet(6, 4)
        self.at_t = UNet(16, 5, (32, 40, 48, 64, 96))

    def flows(self, img0, img1) -> tuple[torch.Tensor, torch.Tensor]:
        """Flow from key 0 to key 1 and back, [N,2,H,W] px."""
        return (up2(self.between_keys(torch.cat([img0 * 2 - 1, img1 * 2 - 1], 1))) * PX).split(2, 1)

    def frame(self, img0, img1, t, flow01, flow10) -> torch.Tensor:
        to0, to1 = flows_at(flow01, flow10, t)
        seen = torch.cat([img0, img1, warp(img0, to0), warp(img1, to1)], 1) * 2 - 1
        out = up2(self.at_t(torch.cat([seen, to0 / PX, to1 / PX], 1)))
        to0, to1 = to0 + out[:, :2] * PX, to1 + out[:, 2:4] * PX
        first = weight_of_first(out[:, 4:], t)
        return (first * warp(img0, to0) + (1 - first) * warp(img1, to1)).clamp(0, 1)

    def forward(self, img0: torch.Tensor, img1: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        return self.frame(img0, img1, t, *self.flows(img0, img1))

    def loss(self, img0, img1, t, target, batch: dict) -> torch.Tensor:
        flow01, flow10 = self.flows(img0, img1)
        frame = self.frame(img0, img1, t, flow01, flow10)
        to0, to1 = flows_at(flow01, flow10, t)
        warped = (charbonnier(warp(img1, flow01), img0) + charbonnier(warp(img0, flow10), img1)
                  + charbonnier(warp(img0, to0), target) + charbonnier(warp(img1, to1), target))
        smooth = total_variation(flow01) + total_variation(flow10)
        return charbonnier(frame, target) + 0.5 * laplacian(frame, target) + 0.5 * warped + smooth / (0.8 * 255)
