"""
The national forms as data, and the loader that checks a form's file completely.
"""

from functools import cache
from os import PathLike
from pathlib import Path

from govreport.errors import UnknownTemplate
from govreport.files import read_bytes
from govreport.template import Template
from govreport.templates.sources import GROUP, NATIONAL, bytes_of, path_of, template_names

__all__ = ["GROUP", "NATIONAL", "load_template", "template_for", "template_names"]


def load_template(form: str | PathLike[str], /) -> Template:
    """
    Return a form by its id, or from a TOML file.

    A file is checked completely: all its faults are reported together. The same id or path gives the same value.

    Raises:
        UnknownTemplate: No form has this id.
        UnreadableFile: The file cannot be opened or is no TOML.
        InvalidTemplate: The file does not define a form.

    >>> load_template("cn-2019").instrument
    '国办公开办函〔2019〕60号'
    """
    if isinstance(form, str) and form in NATIONAL:
        return _national(form)
    if isinstance(form, str) and not form.endswith(".toml"):
        path = path_of(form)
        return _filed(path, str(path), form)
    # Where a relative path leads depends on where one stands.
    return _filed(Path.cwd() / form, str(form), "")


def template_for(year: int) -> Template:
    """
    Return the national form that reports on a statistics year use.

    The year is the one reported on, not the one of publication: a report on 2020 appears in 2021.

    Raises:
        UnknownTemplate: The year is before 2019, when another sheet was in use.

    >>> template_for(2025).id
    'cn-2021'
    """
    for name in NATIONAL:
        template = load_template(name)
        if template.serves(year):
            return template
    raise UnknownTemplate(str(year), NATIONAL)


@cache
def _national(name: str) -> Template:
    return _loaded(bytes_of(name), name, name)


@cache
def _filed(path: Path, shown: str, name: str) -> Template:
    return _loaded(read_bytes(path, shown=shown), shown, name)


def _loaded(data: bytes, source: str, name: str) -> Template:
    # It needs cattrs, which costs more to import than all of the core: only who loads a form pays.
    from govreport.templates.loading import loaded  # noqa: PLC0415

    return loaded(data, source, name)
