"""
The national forms as data, and the loader that checks a form's file completely.
"""

from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Final

from govreport import plugins
from govreport.errors import BrokenPlugin, InvalidTemplate, UnknownTemplate, UnreadableFile
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["GROUP", "NATIONAL", "load_template", "template_for", "template_names"]

#: The versions of the national form, the oldest first.
NATIONAL: Final = ("cn-2019", "cn-2021")
#: Entry points of this group point at the path of a form's file; the name is the form's id.
GROUP: Final = "govreport.templates"


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
        return _from_plugin(form)
    return _from_file(Path(form))


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


def template_names() -> tuple[str, ...]:
    """
    Return the ids of all forms at hand, national and installed ones, without loading any.
    """
    return (*NATIONAL, *dict.fromkeys(each.name for each in plugins.installed(GROUP) if each.name not in NATIONAL))


@cache
def _national(name: str) -> Template:
    return _checked(name, (files(__name__) / f"{name}.toml").read_bytes())


def _from_plugin(name: str) -> Template:
    found = plugins.claimants(GROUP, name)
    if not found:
        raise UnknownTemplate(name, template_names())
    path = plugins.load(found)
    if not isinstance(path, str | PathLike):
        reason = Wording(zh="入口点应指向 TOML 文件的路径", en="the entry point should be the path of a TOML file")
        raise BrokenPlugin(name, found[0].distribution, found[0].version, reason)
    return _from_file(Path(path))


@cache
def _from_file(path: Path) -> Template:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), plugins.described(error)) from error
    return _checked(str(path), data)


def _checked(source: str, data: bytes) -> Template:
    # Structuring needs cattrs, which costs more to import than all of the core: only who loads a form pays.
    from govreport.templates.checking import faults_of  # noqa: PLC0415
    from govreport.templates.structuring import structured  # noqa: PLC0415

    draft, faults = structured(source, data)
    faults += tuple(faults_of(draft, _superseded(draft.supersedes)))
    if faults:
        raise InvalidTemplate(source, faults)
    return draft.template()


def _superseded(name: str) -> Template | None:
    try:
        return load_template(name) if name else None
    except UnknownTemplate:
        return None
