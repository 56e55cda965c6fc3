"""Write the three ONNX graphs and their manifest: `python export.py --checkpoint FILE --out ../weights`.

Weights are stored as float16 and cast to float32 when the model is loaded: half the bytes, the same speed.
"""
import argparse
import hashlib
import json
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

import checkpoint
from network import InbetweenNet, KeyGraph, PairGraph, TweenGraph
from network.layers import padded_by_four
from network.model import PAIR_CONDITIONS, TWEEN_CONDITIONS
from network.switches import WHOLE

OPSET = 17
MODEL_ID = "s-2026-11-22f"
GRAPHS = ("key", "pair", "tween")

# name -> (unit, range) of everything that crosses a graph's border; what is not listed is a feature map of the network's own.
MEANING = {
    "image": ("straight RGBA", [0, 255]), "drawing": ("straight RGBA", [0, 255]), "t": ("share of the way from key 0 to key 1", [0, 1]),
    "keypoints": ("x px, y px of the working picture (pixel centres at +0.5), visibility (0 not there, 0.5 covered, 1 seen)", None),
    "parts": ("probability", [0, 1]), "heat8": ("likeness to the keypoint", [0, 1]), "flow01": ("px of the working picture, x then y, y down, key 0 to key 1", None),
    "flow10": ("px of the working picture, x then y, y down, key 1 to key 0", None), "confidence01": ("probability that flow01 is right", [0, 1]),
    "confidence10": ("probability that flow10 is right", [0, 1]), "flow_t0": ("px of the working picture, from the in-between back to key 0", None),
    "flow_t1": ("px of the working picture, from the in-between to key 1", None), "blend": ("weight of key 0's warp", [0, 1]),
    "residual": ("premultiplied RGBA, added after blending", [-1, 1]), "occlusion": ("probability: seen in both keys, in one, in none", [0, 1]),
    "uncertainty": ("0 sure, 1 look here", [0, 1]), "turn": ("log of the change of size and angle in radians, from the own key to the other; both keys", None),
    # What an artist may say. Every one is optional: zeros = nothing said, and then the drawing is what it is without.
    "hint": ("flow in px of the working picture, x then y, and confidence 0..1: key 0 to key 1 (hint01) and back (hint10)", None),
    "hint_t": ("flow in px of the working picture from the in-between back to the key, and confidence 0..1", None),
    "region": ("share of the cell that lies in region k", [0, 1]), "partner": ("1: region k of key 0 is region k of key 1; 0: it has no partner", [0, 1]),
    "given_points": ("x px, y px, visibility 0..1, given 0 or 1: keypoints of the key", None), "given_points_t": ("the same, at t", None),
    "given_parts": ("probability of each part, then given 0..1: parts of the key", [0, 1]), "given_parts_t": ("the same, at t", [0, 1]),
    "lines_t": ("ink 0..1 drawn at t, and 1 where somebody has drawn", [0, 1]), "order": ("added to the front logit of the key's cells; 2 brings to the front", [-6, 6]),
    "tau": ("own time of a key's pixel, along the way from key 0 to key 1, and given 0..1", [0, 1]),
    "arc": ("px of the working picture off the straight path, of a key's pixels at this t", None),
}
KEY_SIZES = {"image": ("H", "W"), "parts": ("H/4", "W/4"), "feat32": ("H/32", "W/32"), "feat16": ("H/16", "W/16"), "feat8": ("H/8", "W/8"),
             "heat8": ("H/8", "W/8"), "fine4": ("H/4", "W/4"), "fine2": ("H/2", "W/2")}
PAIR_SIZES = {**{name: ("H/4", "W/4") for name in ("flow01", "flow10", "confidence01", "confidence10")},
              **{name: ("H/8", "W/8") for name in ("flow_core", "turn", "front", "certainty", "carried")}, "guide": ("H/16", "W/16")}
TWEEN_SIZES = {"drawing": ("H", "W"), **{name: ("H/2", "W/2") for name in ("flow_t0", "flow_t1", "blend", "residual", "occlusion")},
               "parts": ("H/4", "W/4"), "uncertainty": ("H/4", "W/4")}


def halve_weights(model: onnx.ModelProto) -> None:
    """Store float32 initialisers of some size as float16 with a Cast, which onnxruntime folds away when it loads the model."""
    casts = []
    for weight in list(model.graph.initializer):
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < 256:
            continue
        values = numpy_helper.to_array(weight).astype(np.float16)
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values, name + "_half"))
        casts.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
    nodes = casts + list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def write_graph(module: torch.nn.Module, example: tuple, inputs: list[str], outputs: list[str], sizes: dict, path: Path) -> None:
    def axes(name: str) -> dict:
        if name in PAIR_CONDITIONS | TWEEN_CONDITIONS:
            shape = (PAIR_CONDITIONS | TWEEN_CONDITIONS)[name]
            return {axis + 1: size for axis, size in enumerate(shape) if isinstance(size, str) and size[0] in "HWK"}
        size = sizes.get(name) or sizes.get(name.rstrip("01"))
        first = 1 if name.startswith(("image", "drawing")) else 2
        return {first: size[0], first + 1: size[1]} if size else {}

    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module.eval(), example, str(path), input_names=inputs, output_names=outputs, opset_version=OPSET, dynamo=False,
                          dynamic_axes={name: axes(name) for name in inputs + outputs if axes(name)})
    model = onnx.load(path)
    for output in model.graph.output:
        if output.name == "keypoints":  # the exporter loses track of a gather's shape
            output.type.tensor_type.shape.dim[0].dim_value = 1
            output.type.tensor_type.shape.dim[1].dim_value = module.net.keypoints
    kinds = [node.op_type for node in model.graph.node]
    if "ScatterElements" in kinds:
        raise RuntimeError("the splat was exported as ScatterElements, which is far too slow")
    for node in model.graph.node:
        if node.op_type == "ScatterND":
            # The exporter writes index_put(accumulate=True) as a plain scatter into zeros: cells that land on one place would be lost.
            del node.attribute[:]
            node.attribute.append(helper.make_attribute("reduction", "add"))
    halve_weights(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def as_shipped(net: InbetweenNet) -> InbetweenNet:
    """The network with its weights rounded as the files hold them, so that torch and onnxruntime are compared on the same numbers: rounding alone may
    turn a near tie among matches."""
    rounded = {name: value.half().float() if value.is_floating_point() and value.numel() >= 256 else value for name, value in net.state_dict().items()}
    net.load_state_dict(rounded)
    return net.eval()


def side_names(names) -> list[str]:
    return [name + side for name in names for side in "01"]


def nothing_said(net: InbetweenNet, conditions: dict, height: int, width: int) -> dict[str, torch.Tensor]:
    """All conditions of a graph as zeros; height and width of the working picture."""
    return {name: torch.zeros(1, *(in_numbers(size, height, width, net) for size in shape)) for name, shape in conditions.items()}


def in_numbers(size, height: int, width: int, net: InbetweenNet) -> int:
    if isinstance(size, int):
        return size
    letter, _, divisor = size.partition("/")
    return {"H": height, "W": width, "K": 1, "J": net.keypoints, "P+1": net.parts + 1}[letter] // int(divisor or 1)


def export_graphs(net: InbetweenNet, out: Path, size: tuple[int, int] = (128, 160)) -> None:
    net = net.eval()
    out.mkdir(parents=True, exist_ok=True)
    key_graph, pair_graph, tween_graph = KeyGraph(net), PairGraph(net), TweenGraph(net)
    image = torch.randint(0, 256, (1, *size, 4), dtype=torch.uint8)
    pair_said, tween_said = (nothing_said(net, conditions, *size) for conditions in (PAIR_CONDITIONS, TWEEN_CONDITIONS))
    with torch.no_grad():
        key = dict(zip(KeyGraph.OUTPUTS, key_graph(image))) | {"image": image}
        pair_in = tuple(key[name] for name in PairGraph.INPUTS for _ in range(2)) + tuple(pair_said.values())
        pair = dict(zip(PairGraph.OUTPUTS, pair_graph(*pair_in)))
        tween_in = (*(key[name] for name in TweenGraph.KEY_INPUTS for _ in range(2)), *(pair[name] for name in TweenGraph.PAIR_INPUTS), torch.tensor([0.5]), *tween_said.values())
    padded = padded_by_four(net)
    key_graph, pair_graph, tween_graph = KeyGraph(padded), PairGraph(padded), TweenGraph(padded)
    write_graph(key_graph, (image,), ["image"], list(KeyGraph.OUTPUTS), KEY_SIZES, out / "key.onnx")
    write_graph(pair_graph, pair_in, [*side_names(PairGraph.INPUTS), *pair_said], list(PairGraph.OUTPUTS), {**KEY_SIZES, **PAIR_SIZES}, out / "pair.onnx")
    write_graph(tween_graph, tween_in, [*side_names(TweenGraph.KEY_INPUTS), *TweenGraph.PAIR_INPUTS, "t", *tween_said], list(TweenGraph.OUTPUTS),
                {**KEY_SIZES, **PAIR_SIZES, **TWEEN_SIZES}, out / "tween.onnx")


class Graphs:
    """The shipped files, run by onnxruntime and wired by name: what an engine does."""

    def __init__(self, folder: Path, threads: int = 0):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self.sessions = {name: onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]) for name in GRAPHS}

    def run(self, graph: str, known: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Conditions that are not in `known` are zeros: nothing said."""
        session = self.sessions[graph]
        image = known["image0"] if "image0" in known else known["image"]

        def zeros(shape) -> np.ndarray:
            sides = {"H": image.shape[1], "W": image.shape[2], "K": 1}
            return np.zeros([size if isinstance(size, int) else sides[size[0]] // int(size[2:] or 1) for size in shape], np.float32)

        feeds = {i.name: known[i.name] if i.name not in PAIR_CONDITIONS | TWEEN_CONDITIONS or i.name in known else zeros(i.shape) for i in session.get_inputs()}
        return dict(zip((o.name for o in session.get_outputs()), session.run(None, feeds)))

    def pair(self, image0: np.ndarray, image1: np.ndarray, said: dict[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
        """uint8 [1,H,W,4] straight, H and W multiples of 32 -> everything known of both keys and of the pair. `said`: conditions by the graphs' names,
        float32, of the pair and of the in-between; it stays in what is returned, so `tween` hears it too."""
        known = dict(said or {})
        for side, image in (("0", image0), ("1", image1)):
            known["image" + side] = image
            known.update({name + side: value for name, value in self.run("key", {"image": image}).items()})
        return known | self.run("pair", known)

    def tween(self, known: dict[str, np.ndarray], t: float) -> dict[str, np.ndarray]:
        return self.run("tween", known | {"t": np.array([t], np.float32)})


@torch.no_grad()
def torch_tween(net: InbetweenNet, image0: np.ndarray, image1: np.ndarray, t: float, said: dict[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """The same, in torch. `said`: conditions by the graphs' names; what is left out is not given."""
    net = net.eval()
    known = {}
    for side, image in (("0", image0), ("1", image1)):
        image = torch.from_numpy(image)
        known |= {name + side: value for name, value in zip(KeyGraph.OUTPUTS, KeyGraph(net)(image))} | {"image" + side: image}
    given = {name: torch.from_numpy(value) for name, value in (said or {}).items()}
    pair_said, tween_said = (nothing_said(net, conditions, *image0.shape[1:3]) for conditions in (PAIR_CONDITIONS, TWEEN_CONDITIONS))
    pair_said, tween_said = ({name: given.get(name, value) for name, value in zeros.items()} for zeros in (pair_said, tween_said))
    known |= dict(zip(PairGraph.OUTPUTS, PairGraph(net)(*(known[name] for name in side_names(PairGraph.INPUTS)), *pair_said.values())))
    names = side_names(TweenGraph.KEY_INPUTS) + list(TweenGraph.PAIR_INPUTS)
    out = dict(zip(TweenGraph.OUTPUTS, TweenGraph(net)(*(known[name] for name in names), torch.tensor([t]), *tween_said.values())))
    return {name: value.numpy() for name, value in (known | out).items()}


def agreement(net: InbetweenNet, folder: Path, pairs: list[tuple[np.ndarray, np.ndarray, float]]) -> float:
    """Mean absolute difference of the drawing, torch against onnxruntime, on the 0..1 scale."""
    graphs = Graphs(folder)
    apart = [np.abs(graphs.tween(graphs.pair(a, b), t)["drawing"].astype(np.float32) - torch_tween(net, a, b, t)["drawing"]).mean() / 255 for a, b, t in pairs]
    return float(np.mean(apart))


def border(session: onnxruntime.InferenceSession) -> tuple[list[dict], list[dict]]:
    kinds = {"tensor(uint8)": "uint8", "tensor(float)": "float32"}

    def describe(value) -> dict:
        unit, span = MEANING.get(value.name) or MEANING.get(value.name.rstrip("01")) or ("feature", None)
        shape = [size if isinstance(size, int) else str(size) if "_dim_" not in str(size) else None for size in value.shape]
        optional = {"optional": True} if value.name in PAIR_CONDITIONS | TWEEN_CONDITIONS else {}
        return {"name": value.name, "dtype": kinds[value.type], "shape": shape, "range": span, "unit": unit, **optional}

    return [describe(i) for i in session.get_inputs()], [describe(o) for o in session.get_outputs()]


def write_manifest(out: Path, saved: dict, scores: dict, card: str, difference: float) -> None:
    from data.anatomy import BONES, KEYPOINTS, PARTS
    sessions = Graphs(out).sessions
    graphs = {}
    for name in GRAPHS:
        content = (out / f"{name}.onnx").read_bytes()
        inputs, outputs = border(sessions[name])
        graphs[name] = {"file": f"{name}.onnx", "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "inputs": inputs, "outputs": outputs}
    model = {"id": MODEL_ID, "version": "1.6.0", "task": "inbetween", "kind": "key-pair-tween", "graphs": graphs, "alignment": "half-pixel", "multiple": 32,
             "keypoints": list(KEYPOINTS), "bones": [[KEYPOINTS.index(a), KEYPOINTS.index(b)] for a, b in BONES], "parts": list(PARTS),
             "licence": "Apache-2.0", "commercialUse": "yes", "trainedOn": "Drawings rendered by models/training/data of this project, and nothing else.",
             "trainingCommit": saved["commit"], "trainedSamples": saved["samples"], "scores": scores, "card": card,
             # Mean difference of the drawings that torch and onnxruntime make, 0..1.
             "torchDifference01": float(f"{difference:.3g}")}
    (out / "manifest.json").write_text(json.dumps({"format": "nakawari-models", "version": 1, "default": MODEL_ID, "models": [model]}, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write key.onnx, pair.onnx, tween.onnx and manifest.json.")
    parser.add_argument("--checkpoint", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--keep-whole", action=argparse.BooleanOptionalAction, default=True, help="pieces of doubt stay whole (network/whole.py)")
    parser.add_argument("--ground", action=argparse.BooleanOptionalAction, default=True, help="what lies behind the figures moves as one (network/ground.py)")
    parser.add_argument("--scores", type=Path, help="JSON written by evaluate.py")
    parser.add_argument("--card", default="../cards/s.md", help="path of the model card, relative to the manifest")
    arguments = parser.parse_args()
    saved = checkpoint.load(arguments.checkpoint)
    net = InbetweenNet()
    left = checkpoint.load_weights(net, saved["ema"])
    if left:
        raise SystemExit("the checkpoint lacks: " + ", ".join(left))
    net = net.with_switches(replace(WHOLE, keep_whole=arguments.keep_whole, ground=arguments.ground))
    export_graphs(as_shipped(net), arguments.out)
    rng = np.random.default_rng(0)
    pairs = []
    from data.sample import render_sample
    from network.picture import unpremultiply
    for i in range(3):
        sample = render_sample(3_000_000_000 + i, 256, 256)
        straight = [unpremultiply(torch.from_numpy(np.ascontiguousarray(k)).permute(2, 0, 1)[None].float() / 255).numpy() for k in (sample.key0, sample.key1)]
        pairs.append((*straight, float(rng.uniform(0.2, 0.8))))
    difference = agreement(net, arguments.out, pairs)
    scores = json.loads(arguments.scores.read_text(encoding="utf-8"))["headline"] if arguments.scores else {}
    write_manifest(arguments.out, saved, scores, arguments.card, difference)
    print(f"{saved['samples']} samples trained; bytes {sum((arguments.out / f'{g}.onnx').stat().st_size for g in GRAPHS)}; torch against onnxruntime {difference:.2e}")


if __name__ == "__main__":
    main()
