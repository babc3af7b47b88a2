"""Narrows a trained tagger: of each layer's feed-forward neurons the most important ones stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import Tensor

from training.ner.batches import Batch
from training.ner.tagger import Layer, Tagger


def neuron_importance(tagger: Tagger, batches: Iterable[Batch], loss_of: Callable[[Batch], Tensor]) -> list[Tensor]:
    """Return for each layer one importance a feed-forward neuron, shape (neurons,).

    It is the squared first-order change of the loss if the neuron were left out, summed up over the batches
    (Molchanov et al. 2019): the derivative by a factor of 1 on the neuron's output.
    """
    layers: list[Layer] = list(tagger.layers)  # type: ignore[arg-type]
    found = [torch.zeros(layer.outer.in_features) for layer in layers]
    for batch in batches:
        tagger.zero_grad(set_to_none=True)
        loss_of(batch).backward()  # type: ignore[no-untyped-call]
        for importance, layer in zip(found, layers, strict=True):
            gradient = layer.outer.weight.grad
            assert gradient is not None
            importance.add_((layer.outer.weight.detach() * gradient).sum(0) ** 2)
    tagger.zero_grad(set_to_none=True)
    return found


@torch.no_grad()
def narrow(tagger: Tagger, importance: list[Tensor], inner: int) -> Tagger:
    """Return a tagger with the `inner` most important feed-forward neurons of each layer and all else as it is."""
    state = tagger.state_dict()
    for number, values in enumerate(importance):
        kept = values.topk(inner).indices.sort().values
        name = f"layers.{number}"
        for part in ("inner.weight", "inner.bias"):
            state[f"{name}.{part}"] = state[f"{name}.{part}"][kept]
        state[f"{name}.outer.weight"] = state[f"{name}.outer.weight"][:, kept]
    result = Tagger(state["head.bias"].shape[0], len(importance), inner=inner)
    result.load_state_dict(state)
    return result
