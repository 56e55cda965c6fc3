"""The page that says what ablation.py found: means over runs, and each step's difference from the step before with a 95 % interval."""
import numpy as np

# name in the results, what it is, digits
COLUMNS = (("cd", "line distance CD x1e5", 1), ("ghost", "ghost rate", 3), ("psnr_moving", "PSNR where it moves, dB", 2), ("ssim_moving", "SSIM where it moves", 3),
           ("epe", "flow error, seen, px", 2), ("epe_hidden", "flow error, hidden, px", 2), ("miou_keys", "mIoU at keys", 3), ("pck_keys", "PCK@0.05 at keys", 3), ("pck_t", "PCK@0.05 at t", 3))
BEFORE = {"B": "A", "C": "B", "D": "C", "E": "D", "F": "E", "G": "F", "H0": "F", "H1": "H0", "H2": "H1", "H4": "H2"}
EXPECTED = "A B C D E F G H0 H1 H2 H4".split()
SETS = ("T1", "T2", "T3")


def figures(runs: list[dict], variant: str, name: str, test_set: str) -> np.ndarray:
    """[seeds, cases]; nan where a case has no such figure."""
    rows = [[np.nan if row[name] is None else row[name] for row in run["rows"][test_set]] for run in sorted(runs, key=lambda r: r["seed"]) if run["variant"] == variant]
    return np.array(rows, float)


def interval(difference: np.ndarray, rng: np.random.Generator, draws: int = 2000) -> tuple[float, float]:
    """95 % interval of the mean of [seeds, cases], both drawn anew: what another seed and other pairs might have given."""
    seeds, cases = difference.shape
    means = [np.nanmean(difference[rng.integers(0, seeds, seeds)][:, rng.integers(0, cases, cases)]) for _ in range(draws)]
    return float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5))


def paired(runs: list[dict], later: str, earlier: str, name: str, test_set: str) -> np.ndarray | None:
    """later - earlier on the same cases by the same seeds, [seeds, cases]; None where they share no seed."""
    seeds = lambda variant: {run["seed"] for run in runs if run["variant"] == variant}
    common = seeds(later) & seeds(earlier)
    if not common:
        return None
    shared = [run for run in runs if run["seed"] in common]
    return figures(shared, later, name, test_set) - figures(shared, earlier, name, test_set)


def budgets(runs: list[dict]) -> list[tuple[int, int, int]]:
    return sorted({(run["samples"], run["size"], run["cases"]) for run in runs}, reverse=True)


def section(runs: list[dict], titles: dict[str, str]) -> list[str]:
    rng = np.random.default_rng(0)
    lines = []
    for test_set in SETS:
        lines += [f"### {test_set}", "", "| run | seeds | " + " | ".join(title for _, title, _ in COLUMNS) + " |", "|---|---|" + "---|" * len(COLUMNS)]
        for variant in EXPECTED:
            seeds = sorted(run["seed"] for run in runs if run["variant"] == variant)
            cells = []
            for name, _, digits in COLUMNS:
                own = figures(runs, variant, name, test_set) if seeds else np.empty((0, 0))
                cells.append("not run" if not seeds else "-" if np.isnan(own).all() else f"{np.nanmean(own):.{digits}f}" + (f" (seeds {', '.join(f'{np.nanmean(r):.{digits}f}' for r in own)})" if len(seeds) > 1 and name == "cd" else ""))
            lines.append(f"| {variant} {titles[variant]} | {', '.join(map(str, seeds)) or '-'} | " + " | ".join(cells) + " |")
        steps = []
        for later, earlier in BEFORE.items():
            for name, title, digits in COLUMNS[:5]:
                apart = paired(runs, later, earlier, name, test_set)
                if apart is not None and not np.isnan(apart).all():
                    low, high = interval(apart, rng)
                    steps.append(f"| {earlier} to {later} | {title} | {np.nanmean(apart):+.{digits}f} | {low:+.{digits}f} to {high:+.{digits}f} | {'yes' if low * high > 0 else 'no'} |")
        if steps:
            lines += ["", "| step | figure | difference | 95 % interval | beyond chance |", "|---|---|---|---|---|", *steps]
        lines.append("")
    return lines


def page(kept: dict, titles: dict[str, str]) -> str:
    """`kept`: what ablation.py writes; `titles`: what each run is called."""
    runs = kept["runs"]
    lines = ["# Ablation: what each part of the network is worth", "", "Written by `python ablation.py --out ablation.json --table ../cards/ablation.md` (models/training); the runs are made by the same program.",
             "Every run starts from random weights and sees the same samples in the same order as the others of its seed. Runs of different budgets are never mixed.",
             "Intervals: cases and seeds drawn anew 2,000 times, on paired differences. With one seed the interval holds the chance of the pairs alone, not of the training.", ""]
    for budget in budgets(runs):
        own = [run for run in runs if (run["samples"], run["size"], run["cases"]) == budget]
        here = sorted({run["variant"] for run in own}, key=EXPECTED.index)
        missing = [name for name in EXPECTED if name not in here]
        lines += [f"## {budget[0]} samples a run, crops of {budget[1]} px, {budget[2]} cases of each set", "",
                  f"There: {', '.join(here)}. Not run: {', '.join(missing) or 'none'}. Training took {min(r['minutes'] for r in own):.0f} to {max(r['minutes'] for r in own):.0f} minutes a run.", "", *section(own, titles)]
    if not runs:
        lines += ["No run has been made yet.", ""]
    return "\n".join(lines)
