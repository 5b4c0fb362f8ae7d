"""XML that others wrote -> a tree without namespaces, safely.

Nothing is fetched: no network, no DTD, no external entity. Entities that a document declares are refused, since they can
grow without bound or name local files; those of HTML ("&eacute;"), which the DTD of NITF brings, become their characters.
"""

from html.entities import html5
from io import BufferedReader

from lxml import etree

from onrecord.read.documents import read_bytes
from onrecord.read.encodings import decode_as
from onrecord.read.sources import ReadOptions, Refusal

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"  # the attribute xml:lang


def read_xml(stream: BufferedReader, options: ReadOptions) -> etree._Element:
    """Return the root of the document, every tag by its local name; raise Refusal when it cannot be taken."""
    return parse_xml(read_bytes(stream, options.max_bytes, "one document"), options.encoding)


def parse_xml(data: bytes, encoding: str | None = None) -> etree._Element:
    """Return the root of the document; see `read_xml`."""
    if encoding:  # libxml2 knows fewer encodings than Python, and some by other names
        data, encoding = decode_as(data, encoding).text.encode(), "utf-8"
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refusal(f"not XML that can be read: {error.msg}") from None
    except LookupError:
        raise Refusal("not XML that can be read: its encoding is not known; name it with --encoding") from None
    _check_doctype(root.getroottree().docinfo)
    for entity in list(root.iter(etree.Entity)):
        _replace_entity(entity)
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
    return root


def text_at(element: etree._Element, path: str) -> str | None:
    """Return the text of the first element at the path that has any, on one line."""
    found = (" ".join("".join(each.itertext()).split()) for each in element.iterfind(path))
    return next(filter(None, found), None)


def _check_doctype(document: etree.DocInfo) -> None:
    declared = document.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Refusal("unsafe XML: it declares entities, which are not expanded; remove them from its DOCTYPE")
    system = (document.system_url or "").lower()
    if system.startswith(("file:", "/", "\\")):
        raise Refusal("unsafe XML: its DOCTYPE names a local file, which is not read; remove it")


def _replace_entity(entity: etree._Entity) -> None:
    character = html5.get(f"{entity.name};")
    if character is None:
        raise Refusal(f"unsafe XML: the entity &{entity.name}; is not declared by XML or HTML")
    text = character + (entity.tail or "")
    before, parent = entity.getprevious(), entity.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    entity.tail = None
    parent.remove(entity)
