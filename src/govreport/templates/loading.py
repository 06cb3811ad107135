"""
From the bytes of a form's file to the form, or to every fault that keeps them from being one.
"""

from govreport.errors import Fault, InvalidTemplate, UnknownTemplate
from govreport.template import Template
from govreport.templates.checking import faults_of
from govreport.templates.sources import NATIONAL, bytes_of
from govreport.templates.structuring import Draft, structured
from govreport.wording import Wording

__all__ = ["loaded"]


def loaded(data: bytes, source: str, name: str = "") -> Template:
    """
    Return the form that a file defines; under a name, it must be its id.

    Raises:
        UnreadableFile: The bytes are no TOML in UTF-8.
        InvalidTemplate: They define no form; the error holds every fault of shape and of meaning.
    """
    draft, faults = structured(source, data)
    if name in NATIONAL and not faults:
        return draft.template()  # ours: the tests ask whether it makes sense, not every start
    if name and draft.identity and draft.identity.id != name:
        faults += (Fault("$.id", Wording(zh="应为 {name}", en="should be {name}").filled(name=name)),)
    line, circular = _superseded(draft)
    faults += tuple(faults_of(draft, line[0] if line else None, circular=circular))
    if faults:
        raise InvalidTemplate(source, faults)
    return draft.template()


def _superseded(draft: Draft) -> tuple[tuple[Draft, ...], bool]:
    """
    Return the forms that a form supersedes, one after the other, and whether they lead back to one of them.
    """
    line, seen, name = list[Draft](), {draft.identity.id if draft.identity else ""}, draft.supersedes
    while name and name not in seen:
        seen.add(name)
        try:
            line.append(structured(name, bytes_of(name))[0])
        except UnknownTemplate:
            return tuple(line), False
        name = line[-1].supersedes
    return tuple(line), bool(name)
