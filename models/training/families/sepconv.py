"""Kernel prediction: Niklaus, Mai, Liu, "Video frame interpolation via adaptive separable convolution", ICCV 2017.

Every pixel of the frame is a sum over a window of each key, weighted by a vertical times a horizontal kernel of its own. Loss: the mean absolute
difference (their L1 variant), Charbonnier. Ours differs in size (25 px windows instead of 51), in that t is told to the network (theirs draws the
middle only), and in that the kernels start as a cross-fade.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from network.layers import full_precision, up2

from .unet import UNet, charbonnier, plane

WINDOW = 25  # px


class Windows(torch.autograd.Function):
    """out(y,x) = sum_ij vertical_i(y,x) horizontal_j(y,x) padded(y+i,x+j). Shift by shift, which stays in the processor's cache."""

    @staticmethod
    def forward(ctx, padded, vertical, horizontal):
        k, (h, w) = vertical.shape[1], vertical.shape[2:]
        rows = padded.new_zeros(len(padded), k, padded.shape[1], h, w)
        out = padded.new_zeros(len(padded), padded.shape[1], h, w)
        for n in range(len(padded)):
            for i in range(k):
                for j in range(k):
                    rows[n, i].addcmul_(horizontal[n, j], padded[n, :, i:i + h, j:j + w])
                out[n].addcmul_(vertical[n, i], rows[n, i])
        ctx.save_for_backward(padded, vertical, rows)
        return out

    @staticmethod
    def backward(ctx, gradient):
        padded, vertical, rows = ctx.saved_tensors
        k, (h, w) = vertical.shape[1], vertical.shape[2:]
        to_horizontal = torch.zeros_like(vertical)
        for n in range(len(padded)):
            for i in range(k):
                weighed = gradient[n] * vertical[n, i]
                for j in range(k):
                    for c in range(padded.shape[1]):
                        to_horizontal[n, j].addcmul_(weighed[c], padded[n, c, i:i + h, j:j + w])
        return None, (gradient[:, None] * rows).sum(2), to_horizontal


def windows_for_export(padded, vertical, horizontal):
    """The same in few nodes: all horizontal shifts by one convolution, then row by row."""
    # Plain numbers: the exporter would trace sizes of constants, too. H and W stay free.
    k, channels, h = int(vertical.shape[1]), int(padded.shape[1]), vertical.shape[2]
    shifts = F.conv2d(padded, torch.eye(k, device=padded.device).view(k, 1, 1, k).repeat(channels, 1, 1, 1), groups=channels)
    shifts = shifts.view(padded.shape[0], channels, k, padded.shape[2], vertical.shape[3])
    total = 0.0
    for i in range(k):
        total = total + (shifts[:, :, :, i:i + h] * horizontal[:, None]).sum(2) * vertical[:, i:i + 1]
    return total


@full_precision
def windowed(picture: torch.Tensor, vertical: torch.Tensor, horizontal: torch.Tensor, margin: int = 0) -> torch.Tensor:
    """picture [N,3,H,W]; kernels [N,K,H,W] -> [N,3,H,W], the border is repeated; `margin`: without so many pixels on every side."""
    padded = F.pad(picture.float(), (vertical.shape[1] // 2,) * 4, mode="replicate")
    if margin:
        padded, vertical, horizontal = (x[..., margin:-margin, margin:-margin] for x in (padded, vertical, horizontal))
    run = windows_for_export if torch.onnx.is_in_onnx_export() else Windows.apply
    return run(padded, vertical.float().contiguous(), horizontal.float().contiguous())


class SepConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = UNet(7, 4 * WINDOW)

    def forward(self, img0: torch.Tensor, img1: torch.Tensor, t: torch.Tensor, margin: int = 0) -> torch.Tensor:
        kernels = up2(self.net(torch.cat([img0 * 2 - 1, img1 * 2 - 1, plane(t, img0)], 1)))
        vertical0, horizontal0, vertical1, horizontal1 = kernels.split(WINDOW, 1)
        only_centre = torch.zeros(1, WINDOW, 1, 1, device=img0.device)
        only_centre[:, WINDOW // 2] = 1
        share = t.view(-1, 1, 1, 1)
        frame = windowed(img0, vertical0 + only_centre * (1 - share), horizontal0 + only_centre, margin)
        return (frame + windowed(img1, vertical1 + only_centre * share, horizontal1 + only_centre, margin)).clamp(0, 1)

    def loss(self, img0, img1, t, target, batch: dict) -> torch.Tensor:
        """As in the paper the crop's border is seen but not judged: windows there would reach beyond it."""
        margin = img0.shape[3] // 8
        return charbonnier(self(img0, img1, t, margin), target[..., margin:-margin, margin:-margin])
