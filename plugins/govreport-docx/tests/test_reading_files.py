"""
Reading files: what is no DOCX is refused by name, what is unsafe before it does harm, and nothing is ever raised but that.
"""

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport.document import Block, Document, Grid, Heading, Paragraph
from govreport.errors import UnreadableDocument
from govreport.formats import Reader, reader
from govreport_docx import DocxReader, DocxRenderer

Made = Callable[..., bytes]
Read = Callable[..., Document]
Blocks = Callable[..., tuple[Block, ...]]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_TEXT: Final = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: A text that doubles three times at every step.
_LAUGHS: Final = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>'
)
_CORE: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" Type="x/officeDocument" '
    'Target="word/document.xml"/><Relationship Id="2" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
)


def _refusal(data: bytes) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        DocxReader().read(data)
    return caught.value


def _zip(*members: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as package:
        for name, content in members:
            entry = ZipInfo(name)
            # As it stands: the library would tidy the name up.
            entry.filename, entry.compress_type = name, method
            package.writestr(entry, content)
    return file.getvalue()


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with ZipFile(BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _reads_or_refuses(data: bytes) -> None:
    """
    Read some bytes; anything but a document or a refusal fails the test.
    """
    try:
        found = DocxReader().read(data)
    except UnreadableDocument:
        return
    assert isinstance(found, Document)


class TestContract:
    def test_it_is_a_reader(self) -> None:
        """
        It has what every reader has.
        """
        found = DocxReader()

        assert isinstance(found, Reader)
        assert ".docx" in found.suffixes
        assert DocxRenderer().media_type in found.media_types

    def test_it_is_found_by_name(self) -> None:
        """
        Where it is installed, its format's name is enough.
        """
        assert isinstance(reader("docx").reader, DocxReader)


class TestOtherFormats:
    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"", "empty"),
            (_OLE, ".doc or .wps"),
            (_OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
            (b"%PDF-1.7\n", "PDF"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><html>", "HTML"),
            ("<html><body>".encode("utf-16"), "HTML"),
            (b"MIME-Version: 1.0\n", "MHT"),
            (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", "XML"),
            (b"\x00\x01", "no zip"),
            (_zip(("a.txt", b"1")), "plain zip"),
            (_zip(), "plain zip"),
            (_zip(("OFD.xml", b"<OFD/>")), "OFD"),
            (_zip(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")), "OpenDocument"),
        ],
    )
    def test_they_are_refused_by_name(self, data: bytes, name: str) -> None:
        """
        Whoever hands in another format learns which one it is.
        """
        found = _refusal(data)

        assert name in found.reason.en
        assert found.place == "DOCX"

    @pytest.mark.parametrize("data", [_OLE, _OLE + "EncryptedPackage".encode("utf-16-le"), b"{\\rtf1"])
    def test_old_formats_come_with_the_way_out(self, data: bytes) -> None:
        """
        A file that Word can convert says so.
        """
        advice = _refusal(data).hint

        assert advice is not None
        assert ".docx" in advice.zh

    @pytest.mark.parametrize(
        ("kind", "name"), [("spreadsheetml", "Excel"), ("presentationml", "presentation"), ("other", "no Word document")]
    )
    def test_other_packages_are_refused_by_name(self, made: Made, kind: str, name: str) -> None:
        """
        Workbooks and presentations are packages too, but no text.
        """
        root = f'<x xmlns="http://schemas.openxmlformats.org/{kind}/2006/main"/>'

        assert name in _refusal(made("", {"word/document.xml": root})).reason.en


class TestParts:
    def test_parts_are_found_by_relations(self) -> None:
        """
        The text may have any name in any folder, and so may its styles.
        """
        relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
        style = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        members = (
            ("_rels/.rels", relations.format('<Relationship Id="1" Type="x/officeDocument" Target="/Text/main.xml"/>').encode()),
            ("Text/_rels/main.xml.rels", relations.format('<Relationship Id="1" Type="x/styles" Target="../Looks/s.xml"/>').encode()),
            ("looks/S.xml", f'<w:styles xmlns:w="{_WORD}">{style}</w:styles>'.encode()),
            (
                "Text/main.xml",
                f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p></w:body></w:document>'.encode(),
            ),
        )

        assert DocxReader().read(_zip(*members)).blocks == (Heading("题", 2),)

    def test_a_file_saved_as_strict_reads_the_same(self, made: Made) -> None:
        """
        Strict Open XML says the same in other namespaces.
        """
        data = made(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>',
            styles='<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>',
        )
        old, new = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"

        found = DocxReader().read(_zip(*((name, content.replace(old, new)) for name, content in _members(data))))

        assert found.blocks == (Heading("题"),)

    def test_a_missing_text_is_refused(self, made: Made) -> None:
        """
        A relation to a part that is not there names that part.
        """
        members = [(name, content) for name, content in _members(made(_TEXT)) if name != "word/document.xml"]

        assert _refusal(_zip(*members)).place == "word/document.xml"

    def test_a_text_without_a_body_is_refused(self, made: Made) -> None:
        """
        An empty document element is no document.
        """
        assert _refusal(made("", {"word/document.xml": f'<w:document xmlns:w="{_WORD}"/>'})).place == "word/document.xml"

    def test_missing_styles_are_no_error(self, made: Made) -> None:
        """
        A relation that leads nowhere costs the looks, not the text.
        """
        members = [(name, content) for name, content in _members(made(_TEXT, styles="")) if name != "word/styles.xml"]

        assert DocxReader().read(_zip(*members)).blocks == (Paragraph("文"),)

    @pytest.mark.parametrize("kind", ["document", "styles", "numbering", "footnotes"])
    def test_a_broken_part_is_refused(self, made: Made, kind: str) -> None:
        """
        Half of a part is not taken for the whole.
        """
        text = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        name = f"word/{kind}.xml"

        assert _refusal(made(text, {name: f'<w:{kind} xmlns:w="{_WORD}"><w:body>'}, styles="", numbering="", footnotes="")).place == name

    @pytest.mark.parametrize("element", ["altChunk", "subDoc"])
    def test_text_in_an_embedded_file_is_refused(self, made: Made, element: str) -> None:
        """
        What only Word could fetch is not silently left out.
        """
        assert _refusal(made(f'{_TEXT}<w:{element} r:id="x"/>')).hint is not None

    def test_a_remote_template_is_not_fetched(self, blocks: Blocks) -> None:
        """
        Relations out of the package are ignored.
        """
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" Type="x/styles" '
            'Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="2" Type="x/numbering" Target="../../../etc/passwd"/></Relationships>'
        )

        assert blocks(_TEXT, {"word/_rels/document.xml.rels": relations}) == (Paragraph("文"),)


class TestProperties:
    @staticmethod
    def _core(content: str) -> dict[str, str]:
        names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        return {"_rels/.rels": _CORE, "docProps/core.xml": f"<c {names}>{content}</c>"}

    def test_author_and_language_are_read(self, read: Read) -> None:
        """
        They stand in the properties of the file.
        """
        found = read("", self._core("<dc:creator> 甲市 </dc:creator><dc:language>en</dc:language>"))

        assert (found.author, found.language) == ("甲市", "en")

    @pytest.mark.parametrize("content", ["", "<dc:language/>"])
    def test_without_a_language_it_is_chinese(self, read: Read, content: str) -> None:
        """
        Officials' files say none.
        """
        assert read("", self._core(content)).language == "zh-CN"

    @pytest.mark.parametrize(
        ("created", "modified", "dated"),
        [
            ("2025-03-20T00:00:00Z", "2025-03-20T00:00:00Z", date(2025, 3, 20)),
            ("2025-03-20T00:00:00Z", "2025-03-21T00:00:00Z", None),
            ("2025-03-20T08:30:00Z", "2025-03-20T08:30:00Z", None),
            ("1980-01-01T00:00:00Z", "1980-01-01T00:00:00Z", None),
            ("2025-02-30T00:00:00Z", "2025-02-30T00:00:00Z", None),
            ("0000-00-00T00:00:00Z", "0000-00-00T00:00:00Z", None),
            ("", "", None),
        ],
    )
    def test_a_day_is_no_hour_of_saving(self, read: Read, created: str, modified: str, dated: date | None) -> None:
        """
        Only the bare day that a renderer puts down is the document's; when a program saved a file says nothing of it.
        """
        core = self._core(f"<dcterms:created>{created}</dcterms:created><dcterms:modified>{modified}</dcterms:modified>")

        assert read("", core).dated == dated


class TestHostileXml:
    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE x [<!ENTITY e "1">]>',
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
            "<!DOCTYPE x>",
            _LAUGHS,
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("name", ["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
    def test_a_document_type_is_refused(self, made: Made, declaration: str, encoding: str, name: str) -> None:
        """
        No entity is resolved, none swallows the text behind it, in whatever encoding and part it hides.
        """
        data = made(_TEXT)
        content = dict(_members(data))[name].decode().replace("文", "文&e;" if "ENTITY e" in declaration else "文")

        found = _refusal(made(_TEXT, {name: f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{content}'.encode(encoding)}))

        assert found.place == name

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
    def test_encodings_are_read(self, made: Made, encoding: str) -> None:
        """
        A part says in which encoding it is.
        """
        content = dict(_members(made(_TEXT)))["word/document.xml"].decode()

        found = DocxReader().read(made("", {"word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?>{content}'.encode(encoding)}))

        assert found.blocks == (Paragraph("文"),)

    def test_bottomless_nesting_is_refused(self, made: Made) -> None:
        """
        A hundred tables in each other, or ten thousand elements, are no document.
        """
        tables = "<w:tbl><w:tr><w:tc>" * 100 + "</w:tc></w:tr></w:tbl>" * 100
        controls = "<w:sdt>" * 10_000 + "</w:sdt>" * 10_000

        assert [_refusal(made(body)).place for body in (tables, controls)] == ["word/document.xml"] * 2

    @pytest.mark.parametrize(
        "wrap", ["<w:sdt>{}</w:sdt>", "<w:ins>{}</w:ins>", "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>"]
    )
    def test_the_deepest_nesting_is_read(self, blocks: Blocks, wrap: str) -> None:
        """
        What the parser lets through, the reader can walk.
        """
        depth = 240 // wrap.count("</")
        run, block = "<w:r><w:t>文</w:t></w:r>", _TEXT
        for _ in range(depth):
            run, block = wrap.format(run), wrap.format(block)

        assert blocks(f"<w:p>{run}</w:p>{block}") == (Paragraph("文"), Paragraph("文"))


class TestLimits:
    def test_a_large_part_is_refused_before_it_is_unpacked(self, made: Made) -> None:
        """
        XML of more than 8 MiB is not parsed.
        """
        filler = os.urandom(1 << 20).hex() * 4 + "x" * 1000

        assert _refusal(made(f"<w:p><w:r><w:t>{filler}</w:t></w:r></w:p>")).place == "word/document.xml"

    def test_a_bomb_is_refused_by_its_ratio(self, made: Made) -> None:
        """
        What unpacks to hundreds of times its size is no text.
        """
        assert _refusal(made("<w:p/>" * 300_000)).place == "word/document.xml"

    def test_an_archive_that_unpacks_to_too_much_is_refused(self, made: Made) -> None:
        """
        Even in parts that are never read.
        """
        data = made(_TEXT, {f"word/media/{number}.bin": os.urandom(8 << 20) for number in range(9)})

        assert _refusal(data).place == "DOCX"

    def test_an_archive_of_too_many_files_is_refused(self, made: Made) -> None:
        """
        No document has thousands of parts.
        """
        assert _refusal(made(_TEXT, {f"x/{number}": b"" for number in range(2000)})).place == "DOCX"

    @pytest.mark.parametrize(
        "name", ["/etc/passwd", "../x", "word/../../x", "word\\x", "C:x", "word/x\0y", "WORD/DOCUMENT.XML", "word/%64ocument.xml", ""]
    )
    def test_a_bad_name_is_refused(self, made: Made, name: str) -> None:
        """
        Absolute and climbing paths, other systems' separators and the same name twice stand in no honest archive.
        """
        assert _refusal(_zip(*_members(made(_TEXT)), (name, b"x"))).place in {name, "DOCX"}

    def test_an_unusual_packing_is_refused(self, made: Made) -> None:
        """
        Methods that cannot be unpacked within bounds are not unpacked.
        """
        assert _refusal(_zip(*_members(made(_TEXT)), method=ZIP_BZIP2)).place == "[Content_Types].xml"

    def test_an_encrypted_entry_is_refused(self, made: Made) -> None:
        """
        A file that needs a password says so.
        """
        data = bytearray(made(_TEXT))
        entry = data.index(b"PK\x01\x02")
        data[entry + 8] |= 1

        assert "encrypted" in _refusal(bytes(data)).reason.en

    def test_an_entry_that_lies_about_its_size_is_refused(self, made: Made) -> None:
        """
        No more is unpacked than the directory says.
        """
        data = bytearray(made(_TEXT * 1000))
        entry = data.rindex(b"PK\x01\x02", 0, data.index(b"word/document.xml", data.index(b"PK\x01\x02")))
        data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")

        assert _refusal(bytes(data)).place == "word/document.xml"

    @pytest.mark.parametrize(
        "table",
        [
            "<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 2001 + "</w:tbl>",
            f"<w:tbl><w:tr>{'<w:tc/>' * 201}</w:tr></w:tbl>",
            "<w:tbl><w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="64"/></w:tcPr></w:tc>' * 4 + "</w:tr></w:tbl>",
            ("<w:tbl><w:tr>" + "<w:tc/>" * 200 + "</w:tr>" + "<w:tr/>" * 1999 + "</w:tbl>") * 3,
        ],
    )
    def test_an_endless_table_is_refused(self, made: Made, table: str) -> None:
        """
        Too many rows or columns, in one table or in all, are named with the table.
        """
        assert "tbl" in _refusal(made(table)).place

    def test_the_largest_table_is_read(self, blocks: Blocks) -> None:
        """
        Two thousand rows are not too many.
        """
        (found,) = blocks("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 2000 + "</w:tbl>")

        assert isinstance(found, Grid)
        assert len(found.rows) == 2000

    def test_an_image_is_unpacked_once(self, blocks: Blocks) -> None:
        """
        Thousands of relations to one image cost one image.
        """
        image = b"\x89PNG\r\n\x1a\n" + os.urandom(1 << 20)
        listed = "".join(f'<Relationship Id="i{number}" Type="x/image" Target="i.png"/>' for number in range(3000))
        relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'

        assert blocks(_TEXT, {"word/_rels/document.xml.rels": relations, "word/i.png": image}) == (Paragraph("文"),)


class TestAnyBytes:
    _RICH: Final = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="1"/>'
        '</w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    )
    _PARTS: Final = {
        "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        "footnotes": f'<w:footnote w:id="1">{_TEXT}</w:footnote>',
        "styles": '<w:style w:styleId="a" w:default="1" w:type="paragraph"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>',
    }

    def test_a_file_cut_off_anywhere_is_refused(self, made: Made) -> None:
        """
        A download that broke off is never taken for the whole.
        """
        data = made(self._RICH, **self._PARTS)

        for end in range(len(data)):
            assert _refusal(data[:end]).reason

    @given(data=st.binary(max_size=400) | st.binary(max_size=400).map(lambda rest: b"PK\x03\x04" + rest))
    def test_any_bytes_are_a_document_or_refused(self, data: bytes) -> None:
        """
        Nothing else is ever raised.
        """
        _reads_or_refuses(data)

    @given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=3), st.integers(0, 4)), min_size=1, max_size=6))
    @settings(deadline=None)
    def test_a_damaged_archive_is_a_document_or_refused(self, made: Made, changes: list[tuple[int, bytes, int]]) -> None:
        """
        Whatever bytes of it are changed, taken out or put in.
        """
        data = made(self._RICH, **self._PARTS)
        for place, new, gone in changes:
            begin = place % (len(data) + 1)
            data = data[:begin] + new + data[begin + gone :]

        _reads_or_refuses(data)

    @given(
        part=st.sampled_from(["document", "styles", "numbering", "footnotes", "_rels/document.xml.rels"]),
        changes=st.lists(
            st.tuples(
                st.integers(0, 10**6),
                st.sampled_from(
                    ["", '"', "<w:p>", "</w:p>", "<w:tc/>", "<w:tbl/>", "9" * 12, "-1", "w:", "<", "restart", "\ufffe", "&#0;", "%9"]
                ),
                st.integers(0, 30),
            ),
            max_size=3,
        ),
    )
    @settings(deadline=None)
    def test_damaged_parts_are_a_document_or_refused(self, made: Made, part: str, changes: list[tuple[int, str, int]]) -> None:
        """
        Whatever stands in a part, in a package that is whole.
        """
        name = f"word/{part}" if "/" in part else f"word/{part}.xml"
        content = dict(_members(made(self._RICH, **self._PARTS)))[name].decode()
        for place, new, gone in changes:
            begin = place % (len(content) + 1)
            content = content[:begin] + new + content[begin + gone :]

        _reads_or_refuses(made(self._RICH, {name: content}, **self._PARTS))
