"""What makes the bytes of a record, beside its article: settings, layout, versions."""

from __future__ import annotations

import hashlib
import json

from xinnlp.batch.store import Makers
from xinnlp.installation import describe_installation
from xinnlp.record import SCHEMA_VERSION
from xinnlp.settings import Settings


def describe_makers(settings: Settings, layout: str, *, pretty: bool) -> Makers:
    """Return the hashes and versions that a record depends on; nothing is loaded for it, models are only hashed."""
    shaping = [settings.sha256, settings.keep_text, layout, pretty]
    installed = describe_installation(settings)
    model = installed.model
    versions = {
        "xinnlp": installed.xinnlp,
        "python": installed.python,
        "spacy": str(installed.spacy),
        "model": f"{model.name} {model.version} ({model.weights})",
        "ner": installed.ner_model or settings.ner,
    }
    version = "; ".join(f"{name} {value}" for name, value in versions.items() if name != "python")
    sha256 = hashlib.sha256(json.dumps(shaping).encode()).hexdigest()
    return Makers(sha256, version, SCHEMA_VERSION, versions)
