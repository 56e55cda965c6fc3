"""Train one family: `python -m families.train --family sepconv --pool DIR --samples 6000 --seed 1 --run runs/families/sepconv`.

Crops, mirroring, recolouring, damage and the time that is told are those of our own network (batches.prepare). Every step is seeded by its own number.
"""
import argparse
import copy
import csv
import math
import time
from pathlib import Path

import numpy as np
import torch

import batches
from checkpoint import git_commit

from . import FAMILIES
from .unet import over_white

SIZE, BATCH, RATE, DECAY, EMA, WARMUP = 128, 2, 6e-4, 1e-4, 0.995, 50
DAMAGE, TURN = 0.35, 0.3


def batch_of(pools: list, seed: int, step: int, count: int, size: int) -> dict:
    rng = np.random.default_rng([seed, step])
    rows = []
    for _ in range(count):
        pool = pools[int(rng.integers(0, len(pools)))]
        rows.append(batches.prepare(pool[int(rng.integers(0, len(pool)))], size, rng, DAMAGE, TURN))
    return batches.collate(rows)


def pictures_of(batch: dict) -> tuple[torch.Tensor, ...]:
    """-> img0, img1, t, target, on white."""
    img0, img1 = over_white(batch["pictures"]).chunk(2, 0)
    return img0, img1, batch["t"], over_white(batch["target"])


def train(family: str, pools: list, samples: int, seed: int, log: Path | None = None, size: int = SIZE, batch: int = BATCH, rate: float = RATE, bf16: bool = True):
    """-> the running mean of the weights, as a network in eval mode."""
    torch.manual_seed(seed)
    net = FAMILIES[family]().train()
    ema = copy.deepcopy(net).eval()
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=DECAY)
    steps = max(1, samples // batch)
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
        file = log.open("w", newline="")
        writer = csv.writer(file)
        writer.writerow(["step", "samples", "minutes", "loss", "psnr", "psnr_fade"])
    sums, started = [], time.monotonic()
    for step in range(steps):
        data = batch_of(pools, seed, step, batch, size)
        img0, img1, t, target = pictures_of(data)
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / WARMUP) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
            loss = net.loss(img0, img1, t, target, data)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        if torch.isfinite(norm):
            optimiser.step()
        keep = min(EMA, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(ema.parameters()), list(net.parameters()), 1 - keep)
        sums.append(loss.item())
        if log and (step % 50 == 49 or step == steps - 1):
            with torch.no_grad():
                psnr = lambda frame: (-10 * torch.log10((frame - target).square().mean((1, 2, 3)) + 1e-6)).mean().item()
                share = t.view(-1, 1, 1, 1)
                row = [step + 1, (step + 1) * batch, f"{(time.monotonic() - started) / 60:.2f}", f"{np.mean(sums):.5f}", f"{psnr(ema(img0, img1, t)):.2f}", f"{psnr((1 - share) * img0 + share * img1):.2f}"]
            writer.writerow(row)
            file.flush()
            print(family, *row, flush=True)
            sums = []
    return ema


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", required=True, choices=FAMILIES)
    parser.add_argument("--pool", required=True, help="folders written by data.pool, with commas")
    parser.add_argument("--samples", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", type=Path, required=True, help="family.pt and log.csv go here")
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    from data.pool import Pool
    started = time.monotonic()
    net = train(arguments.family, [Pool(folder) for folder in arguments.pool.split(",")], arguments.samples, arguments.seed, arguments.run / "log.csv")
    torch.save({"family": arguments.family, "samples": arguments.samples, "seed": arguments.seed, "commit": git_commit(), "minutes": (time.monotonic() - started) / 60,
                "model": net.state_dict()}, arguments.run / "family.pt")


if __name__ == "__main__":
    main()
