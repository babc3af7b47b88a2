"""Summaries against lead, LexRank and TextRank, on texts with a summary by a human; prints a table.

    python -m benchmarks.summaries FOLDER

FOLDER holds NAME.txt and NAME.summary.txt. Every method ranks the same sentences (those of xinnlp's layout and parser)
and is cut to the same number of words, that of the human summary: ROUGE-1 and ROUGE-L F (Lin 2004) of rouge-score,
stemmed. Needs sumy and rouge-score: pip install '.[benchmarks]'.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

METRICS = ("rouge1", "rougeL")
MOST_SENTENCES = 5


class Text(NamedTuple):
    """A text's sentences in order, headings among them; xinnlp's choice; and a human's summary."""

    sentences: list[str]
    chosen: list[str]
    human: str


def read_texts(folder: Path) -> Iterator[Text]:
    from xinnlp.components.annotations import SummarySentence, read_relations
    from xinnlp.components.summary import summarise
    from xinnlp.pipeline import load_pipeline

    nlp = load_pipeline()
    for path in sorted(folder.glob("*.summary.txt")):
        text = path.with_name(path.name.replace(".summary.txt", ".txt")).read_text(encoding="utf-8")
        human = path.read_text(encoding="utf-8").strip()
        doc = nlp(text)
        chosen: list[str] = []
        for number in range(1, MOST_SENTENCES + 1):  # as many sentences as fill the human's length
            summarise(doc, number)
            chosen = [text[s.start : s.end] for s in read_relations(doc, "summary", SummarySentence)]
            if len(" ".join(chosen).split()) >= len(human.split()):
                break
        yield Text([s.text.strip() for s in doc.sents if s.text.strip()], chosen, human)


def by_sumy(summarizer: Callable[..., Any]) -> Callable[[Sequence[str], int], list[str]]:
    """Return a method that takes the best sentences in the order of the text, as many as fill so many words."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer

    tokenizer = _Words()
    method = summarizer(Stemmer("english"))
    method.stop_words = _stop_words()

    def summarize(sentences: Sequence[str], words: int) -> list[str]:
        document = ObjectDocumentModel([Paragraph([Sentence(one, tokenizer) for one in sentences])])
        for number in range(1, len(sentences) + 1):
            chosen = [str(sentence) for sentence in method(document, number)]
            if len(" ".join(chosen).split()) >= words:
                break
        return chosen

    return summarize


class _Words:
    """Splits sentences into words for sumy, whose own splitter downloads data."""

    language = "english"

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        import re

        return tuple(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence.lower()))


def _stop_words() -> frozenset[str]:
    from sumy.utils import get_stop_words

    return frozenset(get_stop_words("english"))


def cut(sentences: Sequence[str], words: int) -> str:
    return " ".join(" ".join(sentences).split()[:words])


def main() -> None:
    from rouge_score.rouge_scorer import RougeScorer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    lex_rank, text_rank = by_sumy(LexRankSummarizer), by_sumy(TextRankSummarizer)
    scorer = RougeScorer(list(METRICS), use_stemmer=True)
    scores: dict[str, list[tuple[float, ...]]] = {}
    texts = list(read_texts(arguments.folder))
    for text in texts:
        words = len(text.human.split())
        summaries = {
            "xinnlp": text.chosen,
            "lead": text.sentences,
            "LexRank (sumy)": lex_rank(text.sentences, words),
            "TextRank (sumy)": text_rank(text.sentences, words),
        }
        for name, sentences in summaries.items():
            found = scorer.score(text.human, cut(sentences, words))
            scores.setdefault(name, []).append(tuple(found[metric].fmeasure for metric in METRICS))
    print(f"{len(texts)} texts       ROUGE-1 F   ROUGE-L F")
    for name, pairs in scores.items():
        print(f"{name:18}" + "".join(f"{statistics.mean(column):7.3f}     " for column in zip(*pairs, strict=True)))


if __name__ == "__main__":
    main()
