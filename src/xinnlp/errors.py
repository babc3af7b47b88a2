"""What can go wrong, as types: each says what failed, where, and how to mend it."""

from collections.abc import Sequence


class XinnlpError(Exception):
    """An expected failure; `exit_code` is what the command line ends with."""

    exit_code = 1

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle message and fields as they are: an error crosses processes whole, whatever its constructor takes."""
        return _revive, (type(self), self.args, self.__dict__)


def _revive(kind: type[XinnlpError], arguments: tuple[object, ...], fields: dict[str, object]) -> XinnlpError:
    error = kind.__new__(kind, *arguments)
    error.args = arguments
    error.__dict__.update(fields)
    return error


class InvalidRecordError(XinnlpError):
    """A record breaks the schema or the contract."""


class ReadError(XinnlpError):
    """An input cannot be read: it is missing, binary, empty of anything readable or not permitted."""

    exit_code = 3


class MissingExtraError(ReadError):
    """A format needs packages that are not installed."""

    def __init__(self, where: str, title: str, extra: str, reason: str) -> None:
        """Name the input, its format, the extra that brings the packages, and what went wrong."""
        super().__init__(
            f"cannot read {where}: it is {title}, and what reads those is not installed ({reason}); "
            f"pip install 'xinnlp[{extra}]'"
        )


class DocumentTooLargeError(ReadError):
    """A document is over a limit of size; it is refused whole, never cut."""

    def __init__(self, where: str, unit: str, setting: str, limit: int) -> None:
        """Name the document, the unit of the limit and the setting that sets it."""
        super().__init__(
            f"cannot read {where}: document_too_large: more than {limit:,} {unit}; split the document, or raise the "
            f"limit: {setting} in xinnlp.toml, or XINNLP_{setting.upper()}"
        )


class DocumentTooLongError(ReadError):
    """A text is longer than the limit; it is refused whole, never cut."""

    def __init__(self, where: str, characters: int, limit: int) -> None:
        """Name the text, its length and the limit, both in code points."""
        super().__init__(
            f"cannot read {where}: document_too_long: {characters:,} characters, the limit is {limit:,}; "
            f"split the text or raise the limit with --max-characters"
        )


class ConfigurationError(XinnlpError):
    """A schema, setting, gazetteer or taxonomy is missing or broken."""

    exit_code = 4


class OwnFileError(ConfigurationError):
    """A file of the user's own that cannot be used; `problems` has every fault, each with file, line and reason."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the faults; `problems` has at least one."""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)


class TaxonomyError(OwnFileError):
    """A taxonomy that cannot be used."""


class ModelError(ConfigurationError):
    """A model is not installed, or lacks a part that xinnlp needs."""


class OutputError(XinnlpError):
    """An output cannot be written."""

    exit_code = 5


class MissingLibraryError(OutputError):
    """A format to be written needs packages that are not installed."""

    def __init__(self, title: str, extra: str, reason: str) -> None:
        """Name the format, the extra that brings the packages, and what went wrong."""
        super().__init__(
            f"cannot write {title}: what writes it is not installed ({reason}); pip install 'xinnlp[{extra}]'"
        )
