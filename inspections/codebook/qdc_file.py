"""The codebook in the exchange form of programs for qualitative analysis: REFI-QDA Codebook 1.0, ending .qdc.

Groups are codes that hold codes and cannot be coded with. The standard knows a description and nothing more, so scope,
include, exclude and terms stand in it under their names. Retired entries are left out: the standard has no word for it.
"""

import re
from uuid import UUID
from xml.etree import ElementTree as Xml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.text import slugify

from .entries import Codebook, GroupEntry, ThemeEntry
from .errors import CodebookFileError

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Inspection Findings Dashboard"
COLOURS = ("#1D70B8", "#00703C", "#F47738", "#4C2C92", "#28A197", "#D53880")
LABELS = {"include": "Include", "exclude": "Exclude", "terms": "Terms", "residual": "Residual"}
PART = re.compile(rf"^({'|'.join(LABELS.values())}):[ \t]*", re.MULTILINE)
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""
UNGROUPED = "Without a group"


def codebook_qdc(codebook):
    """The file as text: what is in use."""
    book = Xml.Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    codes = Xml.SubElement(book, "Codes")
    for place, group in enumerate(group for group in codebook.groups if not group.retired):
        colour = COLOURS[place % len(COLOURS)]
        node = Xml.SubElement(codes, "Code", _attributes(group, colour, is_codable=False))
        for theme in codebook.themes_of(group):
            if not theme.retired:
                code = Xml.SubElement(node, "Code", _attributes(theme, colour, is_codable=True))
                Xml.SubElement(code, "Description").text = FORBIDDEN.sub("", _description(theme))
    Xml.indent(book)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(book, encoding="unicode")}\n'


def read_qdc(text):
    """The codebook of a file, also one from another program; raises CodebookFileError.

    A code that holds others is a group. Codes that no group holds are put into one of their own; deeper levels are
    themes of their outermost group.
    """
    root = _parsed(text)
    codes = root.find(f"{{{NAMESPACE}}}Codes")
    if root.tag != f"{{{NAMESPACE}}}CodeBook" or codes is None:
        raise CodebookFileError(f"This is no REFI-QDA codebook: CodeBook and Codes of {NAMESPACE} are wanted.")
    groups, themes = [], []
    for code in codes.findall(_CODE):
        if code.find(_CODE) is None and code.get("isCodable", "true").lower() in ("true", "1"):
            themes.append(_theme(code, slugify(UNGROUPED)))
            continue
        group = GroupEntry(slugify(_name(code))[:100], _name(code), _guid(code))
        groups.append(group)
        themes += [_theme(inner, group.slug) for inner in code.iter(_CODE) if inner is not code and _is_theme(inner)]
    if any(theme.group == slugify(UNGROUPED) for theme in themes):
        groups.append(GroupEntry(slugify(UNGROUPED), UNGROUPED))
    return Codebook(tuple(groups), tuple(themes), is_whole=False)


_CODE = f"{{{NAMESPACE}}}Code"


def _attributes(entry, colour, *, is_codable):
    name = FORBIDDEN.sub("", entry.name)
    return {
        "guid": entry.guid.upper(),
        "name": name,
        "isCodable": "true" if is_codable else "false",
        "color": colour,
    }


def _description(theme):
    parts = [theme.scope]
    for field, value in (("include", theme.include), ("exclude", theme.exclude), ("terms", "; ".join(theme.terms))):
        parts += [f"{LABELS[field]}: {value}"] if value else []
    return "\n\n".join([*parts, *([f"{LABELS['residual']}: yes"] if theme.residual else [])])


def _parsed(text):
    try:
        return fromstring(text.encode(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise CodebookFileError("A codebook needs no document type or entities: the file is refused.") from error
    except (Xml.ParseError, ValueError, LookupError) as error:
        raise CodebookFileError(f"This is no XML ({error}).") from error


def _is_theme(code):
    return code.get("isCodable", "true").lower() in ("true", "1") or code.find(_CODE) is None


def _name(code):
    name = " ".join(code.get("name", "").split())
    if not name:
        raise CodebookFileError("A code of the file has no name.")
    return name


def _guid(code):
    guid = code.get("guid", "")
    try:
        return str(UUID(guid))
    except ValueError as error:
        raise CodebookFileError(f"The code {_name(code)[:60]} has the guid “{guid[:60]}”, which is none.") from error


def _theme(code, group):
    description = code.find(f"{{{NAMESPACE}}}Description")
    text = (description.text or "") if description is not None else ""
    scope, *parts = PART.split(text)
    said = {label: words.strip() for label, words in zip(parts[::2], parts[1::2], strict=True)}
    terms = said.get(LABELS["terms"], "").split(";")
    return ThemeEntry(
        slug=slugify(_name(code))[:100],
        name=_name(code),
        group=group,
        scope=scope.strip() or _name(code),
        include=said.get(LABELS["include"], ""),
        exclude=said.get(LABELS["exclude"], ""),
        terms=tuple(term.strip() for term in terms if term.strip()),
        residual=said.get(LABELS["residual"], "") == "yes",
        guid=_guid(code),
    )
