"""The same commands from the same commit make the same weights: the same pool, the same steps, whatever stopped in between."""
import signal
from pathlib import Path

import pytest
import torch

import checkpoint
import train
from config import Config
from data.pool import fill_shard

SIZE, SHARD, STEPS = 64, 3, 6


def run(pool: Path, folder: Path) -> dict:
    """A toy run as long as the command line would make it; with real samples, damage, turns, corrections and bf16."""
    train.main(Config(pool=str(pool), run=str(folder), workers=0, threads=1, size=SIZE, coarse_size=SIZE, batch=1, coarse_batch=1, pairs_batch=1, damage=0.5, restyle=0.5, stretch=0.5,
                      coarse_share=0.5, pairs_share=0.3, samples=STEPS + 1, schedule_samples=STEPS + 1, warmup=2, sheet_minutes=0.0, checkpoint_minutes=1e9, log_steps=1))
    return checkpoint.load(folder / "checkpoint.pt")


def fill(pool: Path, shards: tuple[int, ...]) -> Path:
    for shard in shards:
        fill_shard(pool, shard * SHARD, SHARD, SIZE)
    return pool


@pytest.fixture(scope="module")
def pools(tmp_path_factory) -> tuple[Path, Path]:
    """Two pools of the same seeds, their shards rendered in another order: as many processes would."""
    folder = tmp_path_factory.mktemp("pools")
    return fill(folder / "a", (0, 1)), fill(folder / "b", (1, 0))


def test_a_pool_of_the_same_seeds_is_the_same_to_the_byte(pools):
    first, second = ({path.relative_to(pool): path.read_bytes() for path in sorted(pool.rglob("*.npy"))} for pool in pools)
    assert len(first) > 20 and first == second


def test_training_again_and_training_on_after_a_stop_make_the_same_weights(pools, monkeypatch, tmp_path):
    whole = run(pools[0], tmp_path / "whole")
    assert whole["samples"] >= STEPS

    # Somebody presses Ctrl-C in the middle of the third step, its weights set and not yet counted, and later calls the same command again.
    average, calls = torch._foreach_lerp_, []

    def interrupted(*arguments):
        calls.append(1)
        if len(calls) == 3:
            signal.raise_signal(signal.SIGINT)
        return average(*arguments)

    monkeypatch.setattr(torch, "_foreach_lerp_", interrupted)
    half = run(pools[1], tmp_path / "parts")
    assert half["step"] == 3 and half["samples"] < whole["samples"]
    parts = run(pools[1], tmp_path / "parts")

    assert (parts["step"], parts["samples"], parts["seed"]) == (whole["step"], whole["samples"], whole["seed"])
    for kind in ("model", "ema"):
        assert parts[kind].keys() == whole[kind].keys()
        # One thread sums in one order, so not even rounding differs.
        assert all(torch.equal(parts[kind][name], whole[kind][name]) for name in whole[kind])
    assert any(not torch.equal(half["ema"][name], whole["ema"][name]) for name in whole["ema"])
