"""The in-betweening network. `model.InbetweenNet` trains; `KeyGraph`, `PairGraph`, `TweenGraph` are what is shipped."""
from .model import InbetweenNet, KeyGraph, PairGraph, TweenGraph

__all__ = ["InbetweenNet", "KeyGraph", "PairGraph", "TweenGraph"]
