"""Train the network: `python train.py --pool DIR --run DIR --minutes 60`. Stop with Ctrl-C; the same command goes on from the checkpoint.

Every step is seeded by its own number, so a resumed run does what the uninterrupted one would have done.
"""
import copy
import csv
import math
import signal
import sys
import time
from pathlib import Path

import torch

import batches
import checkpoint
import sheet
from config import Config, from_command_line
from losses import MATCH_WEIGHT, POINTS_WEIGHT, Losses
from network import InbetweenNet


class Trainer:
    def __init__(self, config: Config):
        self.config = config
        torch.manual_seed(config.seed)
        if config.threads:
            torch.set_num_threads(config.threads)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu") if config.device == "auto" else torch.device(config.device)
        self.net = InbetweenNet().to(self.device, memory_format=torch.channels_last).train()
        self.losses = Losses().to(self.device)
        plain = [p for p in self.net.parameters() if p.dim() < 2]
        shaped = [p for p in self.net.parameters() if p.dim() >= 2]
        self.optimiser = torch.optim.AdamW([{"params": shaped, "weight_decay": config.decay}, {"params": plain, "weight_decay": 0.0}], lr=config.rate, betas=(0.9, 0.99), fused=True)
        self.step = self.samples = 0
        self.seconds = 0.0  # trained so far, over all calls
        self.run = Path(config.run)
        own = self.run / "checkpoint.pt"
        start = own if own.exists() and not config.fresh else Path(config.resume) if config.resume else None
        if start:
            self._resume(checkpoint.load(start), only_weights=config.weights_only and start != own)
            print(f"resumed from {start}: step {self.step}, {self.samples} samples", flush=True)
        else:
            self.ema = copy.deepcopy(self.net.state_dict())

    def _resume(self, saved: dict, only_weights: bool) -> None:
        left = checkpoint.load_weights(self.net, saved["model"])
        if left:
            print("not in the checkpoint, starts anew:", ", ".join(left))
        self.ema = copy.deepcopy(self.net.state_dict())
        self.ema.update({name: value.to(self.ema[name].dtype) for name, value in saved["ema"].items() if name in self.ema and self.ema[name].shape == value.shape})
        self.samples = saved["samples"]
        if only_weights:
            return
        self.step, self.seconds = saved["step"], saved["seconds"]
        if saved["optimiser"] and not left:
            self.optimiser.load_state_dict(saved["optimiser"])

    def rate(self) -> float:
        """Cosine from `rate` to 2 % of it, over minutes or samples, after a short warm-up."""
        c = self.config
        done = self.seconds / 60 / c.schedule_minutes if c.schedule_minutes else self.samples / c.schedule_samples
        return c.rate * min(1.0, (self.step + 1) / max(1, c.warmup)) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))

    def train_step(self, batch: dict) -> dict[str, float]:
        torch.manual_seed(self.config.seed * 1_000_003 + self.step)
        stage = batch["stage"]
        batch = {name: value.to(self.device) if isinstance(value, torch.Tensor) else value for name, value in batch.items()}
        said = {name: value.to(self.device) for name, value in batch["said"].items()} if "said" in batch else None
        batch["pictures"] = batch["pictures"].contiguous(memory_format=torch.channels_last)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.config.bf16):
            out = self.net(batch["pictures"], batch["t"], stage, said)
        total, seen = self.losses(self.net, out, batch, stage, watch=self.step % 4 < 2)
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), self.config.clip)
        if torch.isfinite(norm):
            self.optimiser.step()
        # A short memory at first, else the mean is mostly the random start.
        keep = min(self.config.ema, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            own = self.net.state_dict()
            torch._foreach_lerp_([self.ema[name] for name in own], list(own.values()), 1 - keep)
        self.step += 1
        self.samples += len(batch["target"])
        return {"loss": total.item(), "gradient": norm.item(), **seen}

    def save(self) -> None:
        checkpoint.save(self.run / "checkpoint.pt", config=self.config, step=self.step, samples=self.samples, seconds=self.seconds, net=self.net, ema=self.ema,
                        optimiser=self.optimiser if self.config.keep_optimiser else None)

    def averaged(self) -> InbetweenNet:
        """The running mean of the weights: what is shown, scored and shipped."""
        net = InbetweenNet()
        net.load_state_dict(self.ema)
        return net.eval()


class Log:
    """Means since the last line, to the screen and to log.csv (a long format: step, samples, minutes, name, value)."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = path.open("a", newline="")
        self.writer = csv.writer(self.file)
        self.sums: dict[str, list[float]] = {}

    def add(self, values: dict[str, float]) -> None:
        for name, value in values.items():
            if math.isfinite(value):
                self.sums.setdefault(name, []).append(value)

    def flush(self, trainer: Trainer, **extra: float) -> None:
        means = {name: sum(values) / len(values) for name, values in self.sums.items()} | extra
        for name, value in means.items():
            self.writer.writerow([trainer.step, trainer.samples, f"{trainer.seconds / 60:.2f}", name, f"{value:.5g}"])
        self.file.flush()
        self.sums = {}
        bins = lambda level: "/".join(f"{means[f'epe_{level}_{low}']:.1f}" if f"epe_{level}_{low}" in means else "-" for low in (0, 4, 16, 40))
        print(f"{trainer.seconds / 60:6.1f} min  {trainer.samples:7d} samples  loss {means['loss']:.3f}  match {means.get('loss_match', 0) / MATCH_WEIGHT:.2f} epe {means.get('epe_match', 0):.1f}"
              f"  EPE <4/<16/<40/40+: pair {bins('pair')}  t4 {bins('t4')}  w4 {bins('w4')}  w2 {bins('w2')}  PSNR {means.get('psnr', 0):.2f} (fade {means.get('psnr_fade', 0):.2f})"
              f"  way {means.get('way_far', 0):.1f} (straight {means.get('way_far_straight', 0):.1f})  parts {means.get('parts_right', 0):.2f}  points {means.get('loss_points', 0) / POINTS_WEIGHT:.2f}"
              f"  trained {extra['trained_per_second']:.1f}/s  loader {extra['loaded_per_second']:.1f}/s", flush=True)


class StopBetweenSteps:
    """What a signal to stop does: at once while waiting for a batch, else when the step is whole. Half a step would be trained twice when going on."""

    def __init__(self):
        self.stepping = self.asked = False

    def __call__(self, *_) -> None:
        self.asked = True
        if not self.stepping:
            raise KeyboardInterrupt

    def step(self, trainer: Trainer, batch: dict) -> dict[str, float]:
        self.stepping = True
        seen = trainer.train_step(batch)
        self.stepping = False
        return seen


def main(config: Config) -> None:
    # Said outright: a shell that starts this in the background leaves the interrupt ignored.
    stop = StopBetweenSteps()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    trainer = Trainer(config)
    log = Log(trainer.run / "log.csv")
    pages = sheet.validation_batches() if config.sheet_minutes else []
    source = batches.loader(config, trainer.step)
    started = marked = saved = time.monotonic()
    sheet_at = started - config.sheet_minutes * 60 + 120
    first_samples, loader_seconds, busy = trainer.samples, 0.0, 0.0
    try:
        while True:
            batch = next(source)
            loader_seconds += batch.pop("loader_seconds")
            before = time.monotonic()
            log.add(stop.step(trainer, batch))
            now = time.monotonic()
            busy += now - before
            trainer.seconds += now - marked
            marked = now
            if stop.asked:
                raise KeyboardInterrupt
            if trainer.step % config.log_steps == 0:
                count = trainer.samples - first_samples
                log.flush(trainer, trained_per_second=count / busy, loaded_per_second=count / max(loader_seconds, 1e-6), rate=trainer.rate())
                first_samples, loader_seconds, busy = trainer.samples, 0.0, 0.0
            over = (config.minutes and now - started > config.minutes * 60) or (config.samples and trainer.samples >= config.samples)
            if over or now - saved > config.checkpoint_minutes * 60:
                trainer.save()
                saved = now
            if pages and (over or now - sheet_at > config.sheet_minutes * 60):
                sheet.write(trainer.averaged(), pages, trainer.run / f"sheet-{trainer.samples:08d}.png")
                sheet_at = time.monotonic()
            if over:
                return
            marked = time.monotonic()
    except KeyboardInterrupt:
        trainer.save()
        print(f"stopped at step {trainer.step}; the same command goes on from here", file=sys.stderr)


if __name__ == "__main__":
    main(from_command_line())
