"""Everything that can be set about a training run, typed, and read from the command line as --name value."""
import argparse
import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    pool: str = ""  # folders written by `python -m data.pool`, with commas, drawn from equally often; empty = render while training (--live)
    live: bool = False
    corrections: str = ""  # folders that `corrections export` wrote, with commas: samples with some of the labels (docs/correction-samples.md)
    corrections_share: float = 0.05  # share of samples that are taken from them
    corrections_use: str = "this-project,anyone"  # only folders whose owner allows one of these uses are read
    run: str = "runs/s"  # checkpoints, log.csv and picture sheets go here
    resume: str = ""  # checkpoint to start from; a run folder's own checkpoint.pt is found without it
    fresh: bool = False  # ignore what the run folder holds
    weights_only: bool = False  # with `resume`: take weights by name where shapes agree, start schedule and counters anew
    device: str = "auto"  # auto, cpu or cuda
    threads: int = 0  # 0 = torch's own choice
    workers: int = 1  # loader processes
    seed: int = 1
    minutes: float = 0.0  # stop after so many minutes of this call (0 = no limit)
    samples: int = 0  # stop once so many samples have been trained in all (0 = no limit)
    schedule_minutes: float = 0.0  # length of the learning-rate curve; 0 = schedule_samples counts
    schedule_samples: int = 60000
    batch: int = 3
    coarse_batch: int = 4
    coarse_share: float = 0.7  # share of steps, without those of `pairs_share`, that stop at the coarse level
    pairs_share: float = 0.5  # share of steps that train the key and pair graphs alone: they cost a third, and matching is what fails first
    pairs_batch: int = 6
    size: int = 256  # crop for full steps, px; a multiple of 32
    coarse_size: int = 192  # crop for coarse steps, px; a multiple of 16
    rate: float = 7e-4
    warmup: int = 100  # steps
    decay: float = 1e-4
    clip: float = 1.0
    ema: float = 0.995
    bf16: bool = True
    damage: float = 0.35  # share of samples whose inputs are damaged (JPEG, blur, noise); targets stay clean
    swing: float = 0.35  # share of the samples of a "pairs" step whose second key is turned, scaled and shifted as a whole
    turn: float = 0.3  # share of samples that lie on their side
    restyle: float = 0.3  # share of samples drawn by another hand: lines, paint (restyle.py)
    stretch: float = 0.3  # share of samples stretched, leant and turned a little as a whole
    edit_free: float = 0.3  # share of samples of which an artist says nothing
    edit_drop: float = 0.5  # chance that a kind of correction is left out of the others
    checkpoint_minutes: float = 3.0
    sheet_minutes: float = 10.0
    log_steps: int = 25
    keep_optimiser: bool = True


def from_command_line(arguments: list[str] | None = None) -> Config:
    parser = argparse.ArgumentParser(description="Train the in-betweening network.", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    for field in dataclasses.fields(Config):
        name = "--" + field.name.replace("_", "-")
        if isinstance(field.default, bool):
            parser.add_argument(name, action=argparse.BooleanOptionalAction, default=field.default)
        else:
            parser.add_argument(name, type=type(field.default), default=field.default)
    return Config(**vars(parser.parse_args(arguments)))
