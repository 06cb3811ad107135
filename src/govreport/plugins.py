"""
What is installed beside govreport, found by its entry points.

Listing imports nothing. Asking for one name can fail only because of that name.
"""

import os
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from govreport.errors import AmbiguousFormat, BrokenPlugin
from govreport.wording import Wording

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Installed", "claimants", "described", "installed", "load"]


@final
@frozen
class Installed:
    """
    One entry point: a name, and the distribution that brings it.
    """

    name: str
    distribution: str
    version: str
    #: The entry point itself, for :func:`load`.
    entry: "EntryPoint" = field(repr=False)


def installed(group: str) -> tuple[Installed, ...]:
    """
    Return all entry points of a group, by name and distribution, without importing any.
    """
    return _scanned(group, tuple((path, _changed(path)) for path in sys.path))


def _changed(path: str) -> int:
    """
    Return when a folder was changed, as it is when a distribution comes or goes; an archive or nothing at all has no such time.
    """
    try:
        return os.stat(path or ".").st_mtime_ns  # noqa: PTH116 - asked at every use of a format, where a Path takes longer than the answer
    except OSError:
        return 0


# A scan reads a file of every distribution, which takes longer than printing a report.
@lru_cache(maxsize=16)
def _scanned(group: str, _folders: tuple[tuple[str, int], ...]) -> tuple[Installed, ...]:
    # importlib.metadata costs as much as all the rest of govreport: only who asks for plugins pays.
    from importlib.metadata import entry_points  # noqa: PLC0415

    found = set[Installed]()
    for entry in entry_points(group=group):
        # A distribution that was half removed has no name; asking for it is an error in newer Pythons.
        if entry.dist is not None and {"Name", "Version"} <= set(entry.dist.metadata):
            found.add(Installed(entry.name, entry.dist.name, entry.dist.version, entry))
    return tuple(sorted(found, key=lambda each: (each.name, each.distribution)))


def claimants(group: str, name: str) -> tuple[Installed, ...]:
    """
    Return the entry points of a group that have a name; more than one is too many.
    """
    return tuple(each for each in installed(group) if each.name == name)


def load(found: tuple[Installed, ...]) -> object:
    """
    Import and return what the only claimant of a name points at.

    Raises:
        AmbiguousFormat: Several distributions claim the name.
        BrokenPlugin: The import fails, in whatever way.
    """
    first, *others = found
    if others:
        raise AmbiguousFormat(first.name, tuple(f"{each.distribution} {each.version}" for each in found))
    return _imported(first)


@cache
def _imported(plugin: Installed) -> object:
    try:
        loaded: object = plugin.entry.load()
    except (Exception, SystemExit) as error:  # a module may raise anything at import, even its own exit
        raise BrokenPlugin(plugin.name, plugin.distribution, plugin.version, described(error)) from error
    return loaded


def described(error: BaseException) -> Wording:
    """
    Return a foreign exception as a reason: its kind and its words.
    """
    try:
        said = str(error)
    except Exception:  # noqa: BLE001 - an exception of somebody else's making
        said = ""
    words = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return Wording(zh=words, en=words)
