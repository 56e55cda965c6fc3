"""Checkpoints that describe themselves: config, step, samples, data seed, commit, weights, running mean of weights, optimiser."""
import dataclasses
import os
import subprocess
from pathlib import Path

import torch


def git_commit() -> str:
    try:
        return subprocess.run(["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _half(tree):
    if isinstance(tree, torch.Tensor):
        return tree.half() if tree.is_floating_point() and tree.numel() > 1 else tree
    if isinstance(tree, dict):
        return {name: _half(value) for name, value in tree.items()}
    return [_half(value) for value in tree] if isinstance(tree, list) else tree


def save(path: Path, *, config, step: int, samples: int, seconds: float, net, ema: dict, optimiser=None, small: bool = False) -> None:
    """Written to a temporary name and renamed. `small`: fp16, for the repository."""
    content = {"format": "nakawari-checkpoint", "version": 1, "config": dataclasses.asdict(config), "step": step, "samples": samples, "seconds": seconds,
               "seed": config.seed, "commit": git_commit(), "model": net.state_dict(), "ema": ema, "optimiser": optimiser.state_dict() if optimiser else None}
    if small:
        content = {name: _half(value) if name in ("model", "ema") else value for name, value in content.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    torch.save(content, temporary)
    os.replace(temporary, path)


def load(path: Path) -> dict:
    content = torch.load(path, map_location="cpu", weights_only=True)
    if content.get("format") != "nakawari-checkpoint":
        raise ValueError(f"{path} is not a checkpoint of this trainer")
    return content


def load_weights(net: torch.nn.Module, weights: dict) -> list[str]:
    """By name, where the shapes agree. Returns the names that were left as they were."""
    own = net.state_dict()
    fits = {name: value.to(own[name].dtype) for name, value in weights.items() if name in own and own[name].shape == value.shape}
    net.load_state_dict(fits, strict=False)
    return sorted(set(own) - set(fits))
