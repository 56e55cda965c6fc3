"""Write a trained family as a plain two-image model: `python -m families.export --checkpoint runs/families/sepconv/family.pt --out ../families/sepconv`.

One graph (`img0`, `img1`, `t` to `frame`) and a manifest.json as models/README.md describes; weights are stored as float16.
"""
import argparse
import hashlib
import json
import warnings
from pathlib import Path

import onnx
import onnxruntime
import torch

from export import OPSET, halve_weights

from . import FAMILIES

NAMES = {"sepconv": "kernel prediction (SepConv)", "voxel-flow": "voxel flow (Deep Voxel Flow)", "super-slomo": "flow and visibility (Super SloMo)",
         "flow-warp": "flow network and warp (FlowNet 2's place)"}


class Frame(torch.nn.Module):
    """A family as it is shipped: pictures 0..1 in, pictures 0..1 out."""

    def __init__(self, net: torch.nn.Module):
        super().__init__()
        self.net = net

    def forward(self, img0, img1, t):
        return self.net(img0, img1, t)


def write_frame(net: torch.nn.Module, path: Path, size: tuple[int, int] = (64, 96)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    sizes = {2: "H", 3: "W"}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(Frame(net).eval(), (torch.rand(1, 3, *size), torch.rand(1, 3, *size), torch.tensor([0.5])), str(path), input_names=["img0", "img1", "t"],
                          output_names=["frame"], opset_version=OPSET, dynamo=False, dynamic_axes={"img0": sizes, "img1": sizes, "frame": sizes})
    model = onnx.load(path)
    halve_weights(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def difference(net: torch.nn.Module, path: Path) -> float:
    """Mean absolute difference of the frame, torch against onnxruntime, 0..1, on noise of two sizes."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    apart = []
    for size in ((64, 96), (128, 64)):
        pictures = [torch.rand(1, 3, *size) for _ in range(2)]
        t = torch.tensor([0.4])
        with torch.no_grad():
            here = net(*pictures, t).numpy()
        apart.append(abs(session.run(["frame"], {"img0": pictures[0].numpy(), "img1": pictures[1].numpy(), "t": t.numpy()})[0] - here).mean())
    return float(max(apart))


def manifest(family: str, saved: dict, graph: Path, apart: float) -> dict:
    content = graph.read_bytes()
    picture = lambda name: {"name": name, "dtype": "float32", "shape": [1, 3, "H", "W"], "range": [0, 1], "unit": "sRGB over white"}
    inputs = [picture("img0"), picture("img1"), {"name": "t", "dtype": "float32", "shape": [1], "range": [0, 1], "unit": "share of the way from img0 to img1"}]
    model = {"id": f"family-{family}", "version": "1", "task": "inbetween", "kind": "two-image", "multiple": 32, "mostAreaPx": 960 * 576,
             "graphs": {"frame": {"file": graph.name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "inputs": inputs, "outputs": [picture("frame")]}},
             "licence": "Apache-2.0", "commercialUse": "yes", "trainingCommit": saved["commit"], "trainedSamples": saved["samples"], "card": "../../cards/families.md",
             "trainedOn": f"A baseline for comparison, not a product: {NAMES[family]}, small, on drawings rendered by models/training/data of this project, and nothing else.",
             "torchDifference01": float(f"{apart:.3g}")}
    return {"format": "nakawari-models", "version": 1, "default": model["id"], "models": [model]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    arguments = parser.parse_args()
    saved = torch.load(arguments.checkpoint, map_location="cpu", weights_only=True)
    net = FAMILIES[saved["family"]]().eval()
    # As the file holds them, so that torch and onnxruntime are compared on the same numbers.
    net.load_state_dict({name: value.half().float() if value.numel() >= 256 else value for name, value in saved["model"].items()})
    graph = arguments.out / "frame.onnx"
    write_frame(net, graph)
    apart = difference(net, graph)
    (arguments.out / "manifest.json").write_text(json.dumps(manifest(saved["family"], saved, graph, apart), indent=2) + "\n", encoding="utf-8")
    print(f"{saved['family']}: {saved['samples']} samples, {graph.stat().st_size} bytes, torch against onnxruntime {apart:.1e}")


if __name__ == "__main__":
    main()
