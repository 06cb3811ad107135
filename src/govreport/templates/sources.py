"""
Where the files of forms are: the national ones here, others where a distribution says.
"""

from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Final

from govreport import plugins
from govreport.errors import BrokenPlugin, UnknownTemplate
from govreport.files import read_bytes
from govreport.wording import Wording

__all__ = ["GROUP", "NATIONAL", "bytes_of", "path_of", "template_names"]

#: The versions of the national form, the oldest first.
NATIONAL: Final = ("cn-2019", "cn-2021")
#: Entry points of this group point at the path of a form's file; the name is the form's id.
GROUP: Final = "govreport.templates"


def template_names() -> tuple[str, ...]:
    """
    Return the ids of all forms at hand, national and installed ones, without loading any.
    """
    return (*NATIONAL, *dict.fromkeys(each.name for each in plugins.installed(GROUP) if each.name not in NATIONAL))


def bytes_of(name: str) -> bytes:
    """
    Return the file of a form by the form's id. Raises as :func:`path_of` does.

    Raises:
        UnreadableFile: The file cannot be opened.
    """
    if name in NATIONAL:
        return (files("govreport.templates") / f"{name}.toml").read_bytes()
    return read_bytes(path_of(name))


def path_of(name: str) -> Path:
    """
    Return where a distribution keeps the form that it brings under an id.

    Raises:
        UnknownTemplate: No form has this id.
        AmbiguousFormat: Several distributions bring one.
        BrokenPlugin: The distribution cannot be imported or names no path.
    """
    found = plugins.claimants(GROUP, name)
    if not found:
        raise UnknownTemplate(name, template_names())
    path = plugins.load(found)
    if not isinstance(path, str | PathLike):
        reason = Wording(zh="入口点应指向 TOML 文件的路径", en="the entry point should be the path of a TOML file")
        raise BrokenPlugin(name, found[0].distribution, found[0].version, reason)
    return Path.cwd() / path
