"""
Where the command's results go: a file, whole or not at all, or standard output as UTF-8.
"""

import json
import sys
from argparse import Namespace
from pathlib import Path

from govreport.cli.parser import Usage
from govreport.cli.words import WORDS
from govreport.codec.blocks import Tree
from govreport.files import write_bytes
from govreport.formats import Rendering, renderer, renderer_for
from govreport.layout import Printable, document_of
from govreport.wording import Language

__all__ = ["emit", "emit_json", "emit_printed", "format_of"]


def format_of(arguments: Namespace, default: str) -> str:
    """
    Return the format asked for: by name, by the suffix of the file, or the command's own.
    """
    if arguments.to:
        return str(arguments.to)
    suffix = Path(arguments.output).suffix if arguments.output else ""
    if suffix in {".json", ".csv"}:
        return suffix[1:]
    return f"*{suffix}" if suffix else default


def emit_json(tree: Tree, arguments: Namespace) -> None:
    """
    Write JSON.
    """
    emit(json.dumps(tree, ensure_ascii=False, indent=1).encode() + b"\n", arguments)


def emit_printed(value: Printable, name: str, arguments: Namespace, language: Language) -> None:
    """
    Write a value in an installed format; a name with a star is the suffix of one.
    """
    options = _options(getattr(arguments, "option", []), language)
    chosen: Rendering = renderer_for(name[1:], **options) if name.startswith("*") else renderer(name, **options)
    if not arguments.output and not chosen.renderer.media_type.startswith("text/"):
        raise Usage(WORDS["binary"].say(language, format=chosen.origin.name))
    emit(chosen.render(document_of(value, language)), arguments)


def emit(data: bytes, arguments: Namespace) -> None:
    """
    Write bytes of text to the file asked for, or to standard output, in UTF-8 whatever the locale.
    """
    if arguments.output:
        write_bytes(data, arguments.output)
        return
    sys.stdout.flush()
    if sys.stdout.isatty():
        # A terminal has its own encoding: what it cannot show is escaped, not refused.
        encoding = sys.stdout.encoding or "utf-8"
        data = data.decode().encode(encoding, "backslashreplace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _options(given: list[str], language: Language) -> dict[str, object]:
    options = dict[str, object]()
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise Usage(WORDS["option-form"].say(language, option=each))
        options[name.replace("-", "_")] = _value(value)
    return options


def _value(text: str) -> object:
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if text.isascii() and text.isdigit() else text
