"""What the families share: a U-Net that starts at half size, and the terms of their losses.

Pictures are float32 [N,3,H,W], sRGB over white, 0..1; H and W multiples of 32. t [N] or [N,1,1,1], 0 at the first picture.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from network.layers import conv, down2, head, up2


def over_white(premultiplied: torch.Tensor) -> torch.Tensor:
    """[N,4,H,W] premultiplied -> [N,3,H,W] on white paper."""
    return premultiplied[:, :3] + 1 - premultiplied[:, 3:]


def plane(t: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    """t as one channel of the size of `like`."""
    return t.view(-1, 1, 1, 1).to(like.dtype) + like[:, :1] * 0


class UNet(nn.Module):
    """Maps [N,cin,H,W] -> [N,cout,H/2,W/2]. Pixels come in as 2 x 2 blocks: full-size convolutions would take most of the time."""

    def __init__(self, cin: int, cout: int, widths: tuple[int, ...] = (32, 48, 64, 96, 128)):
        super().__init__()
        two = lambda a, b: nn.Sequential(conv(a, b), conv(b, b))
        self.first = two(4 * cin, widths[0])
        self.downs = nn.ModuleList(two(a, b) for a, b in zip(widths, widths[1:]))
        self.ups = nn.ModuleList(two(a + b, b) for a, b in zip(widths[:0:-1], widths[-2::-1]))
        self.out = head(widths[0], cout)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        levels = [self.first(F.pixel_unshuffle(x, 2))]
        for down in self.downs:
            levels.append(down(down2(levels[-1])))
        x = levels.pop()
        for up in self.ups:
            x = up(torch.cat([up2(x), levels.pop()], 1))
        return self.out(x).float()


def charbonnier(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """A smooth mean absolute difference."""
    return ((a - b).square() + 1e-6).sqrt().mean()


def total_variation(x: torch.Tensor) -> torch.Tensor:
    """Mean absolute difference of neighbours, both ways."""
    return (x[..., 1:] - x[..., :-1]).abs().mean() + (x[..., 1:, :] - x[..., :-1, :]).abs().mean()


def laplacian(a: torch.Tensor, b: torch.Tensor, levels: int = 4) -> torch.Tensor:
    """L1 on a Laplacian pyramid: stands where a paper has features of a network trained on photographs, whose rights are not clean."""
    total = a.new_zeros(())
    for _ in range(levels):
        small_a, small_b = down2(a), down2(b)
        total = total + ((a - up2(small_a)) - (b - up2(small_b))).abs().mean()
        a, b = small_a, small_b
    return total + (a - b).abs().mean()


def weight_of_first(vote: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """vote [N,1,H,W] any number -> weight of the first key: the key's nearness in time where nothing is voted."""
    t = t.view(-1, 1, 1, 1)
    return (vote + torch.log((1 - t + 1e-3) / (t + 1e-3))).sigmoid()
