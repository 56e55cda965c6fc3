"""A pool of rendered samples on disk: memory-mapped, resumable, readable while it grows.

    python -m data.pool --out DIR --count 8000 --first-seed 0 --workers 1

DIR holds shards of 500 samples; a shard is a folder with one .npy per field. `done.npy` of a shard marks the
finished rows, so a killed run goes on where it stopped and a reader sees only whole samples.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from dataclasses import fields
from pathlib import Path

import cv2
import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from .sample import Sample, render_sample

SHARD = 500
"""Samples per shard."""
KINDS: tuple[str, ...] = ("person", "animal", "prop", "effect", "camera")
_FORMAT = 1


def _shard_folder(root: Path, first_seed: int) -> Path:
    return root / f"shard-{first_seed:010d}"


def _open_shard(folder: Path, count: int, first: Sample) -> dict[str, NDArray[np.generic]]:
    """The shard's arrays, created (all rows unfinished) where they do not exist yet."""
    arrays: dict[str, NDArray[np.generic]] = {}
    if not (folder / "done.npy").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(Sample):
            if field.name != "kind" and getattr(first, field.name) is not None:
                value = np.asarray(getattr(first, field.name))
                open_memmap(folder / f"{field.name}.npy", "w+", value.dtype, (count, *value.shape)).flush()
        open_memmap(folder / "kind.npy", "w+", np.uint8, (count,)).flush()
        open_memmap(folder / "done.npy", "w+", np.uint8, (count,)).flush()
    for path in folder.glob("*.npy"):
        arrays[path.stem] = open_memmap(path, "r+")
    return arrays


def _write(arrays: dict[str, NDArray[np.generic]], row: int, sample: Sample) -> None:
    for field in fields(Sample):
        if field.name not in arrays:
            continue  # a shard begun before this label existed
        value = getattr(sample, field.name)
        arrays[field.name][row] = KINDS.index(value) if field.name == "kind" else value
    arrays["done"][row] = 1


def fill_shard(root: Path, first_seed: int, count: int, size: int) -> int:
    """Renders what is missing in one shard; returns how many samples were rendered."""
    folder = _shard_folder(root, first_seed)
    rendered = 0
    arrays: dict[str, NDArray[np.generic]] | None = None
    if (folder / "done.npy").exists():
        arrays = _open_shard(folder, count, render_sample(first_seed, size, size))
    for row in range(count):
        if arrays is not None and arrays["done"][row]:
            continue
        sample = render_sample(first_seed + row, size, size)
        if arrays is None:
            arrays = _open_shard(folder, count, sample)
        _write(arrays, row, sample)
        rendered += 1
    return rendered


def _fill(job: tuple[str, int, int, int]) -> int:
    root, first_seed, count, size = job
    cv2.setNumThreads(1)  # one core a worker
    return fill_shard(Path(root), first_seed, count, size)


def fill_pool(root: Path, count: int, first_seed: int, workers: int, size: int = 256, shard: int = SHARD) -> None:
    """Renders seeds first_seed .. first_seed + count - 1 into `root`, whole shards by `workers` processes."""
    root.mkdir(parents=True, exist_ok=True)
    meta = root / "pool.json"
    if meta.exists():
        known = json.loads(meta.read_text())
        if known["size"] != size or known["format"] != _FORMAT:
            raise SystemExit(f"{root} holds {known['size']} px samples of format {known['format']}")
    else:
        meta.write_text(json.dumps({"format": _FORMAT, "size": size}))
    jobs = [(str(root), start, min(shard, first_seed + count - start), size) for start in range(first_seed, first_seed + count, shard)]
    began, total = time.perf_counter(), 0
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers) as processes:
        for rendered in processes.imap(_fill, jobs):
            total += rendered
            rate = total / (time.perf_counter() - began)
            print(f"rendered {total} samples, {rate:.1f} samples/s ({rate / workers:.1f} per worker)", flush=True)


class Pool:
    """Reads one pool folder, or several (`roots`), as one list of samples. `refresh()` picks up what was rendered since."""

    def __init__(self, *roots: str | Path) -> None:
        self.roots = [Path(root) for root in roots]
        self._shards: dict[Path, dict[str, NDArray[np.generic]]] = {}
        self._rows: list[tuple[Path, int]] = []
        self.refresh()

    def refresh(self) -> int:
        """Looks for new samples; returns the length. Indices given out before stay valid."""
        known = set(self._rows)
        for root in self.roots:
            for folder in sorted(root.glob("shard-*")):
                if folder not in self._shards:
                    if not (folder / "done.npy").exists():
                        continue
                    self._shards[folder] = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
                done = np.flatnonzero(self._shards[folder]["done"])
                self._rows.extend((folder, int(row)) for row in done if (folder, int(row)) not in known)
        return len(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Sample:
        """Views into the files: copy before changing."""
        folder, row = self._rows[index]
        shard = self._shards[folder]
        values = {f.name: shard[f.name][row] if f.name in shard else None for f in fields(Sample) if f.name != "kind"}
        return Sample(**values, kind=KINDS[int(shard["kind"][row])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--size", type=int, default=256, help="px")
    args = parser.parse_args()
    fill_pool(args.out, args.count, args.first_seed, args.workers, args.size)


if __name__ == "__main__":
    main()
