"""
What cannot be read is refused by name, in time, and nothing else is ever raised.
"""

import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport.document import Document, Paragraph
from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_pdf import PdfReader
from govreport_pdf.refusals import damaged, endless, foreign, garbled, hidden, locked, oversized, pictured, scanned, truncated

_TEXT: Final = (80, 140, "年度报告")
_PICTURE: Final = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"


def _refusal(data: bytes) -> dict[str, object]:
    """
    Return the facts of the refusal.
    """
    with pytest.raises(UnreadableDocument) as caught:
        PdfReader().read(data)
    return caught.value.facts()


def _read_or_refused(data: bytes) -> None:
    try:
        PdfReader().read(data)
    except UnreadableDocument:
        return


class TestNames:
    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html></html>", b" " * 2_000 + b"%PDF-1.7"])
    def test_other_bytes_are_no_pdf(self, data: bytes) -> None:
        """
        What does not begin as a PDF is called none.
        """
        assert _refusal(data) == foreign().facts()

    def test_a_file_cut_off_anywhere_is_refused(self, made: Callable[..., bytes]) -> None:
        """
        No beginning of a file is taken for the file, wherever the download ended.
        """
        data = made([_TEXT]).rstrip()

        refusals = [_refusal(data[:length]) for length in range(9, len(data))]

        assert all(refusal == truncated().facts() for refusal in refusals)

    def test_a_file_with_bytes_missing_inside_is_damaged(self, made: Callable[..., bytes]) -> None:
        """
        Where the last words point to no table of objects, something was lost.
        """
        data = made([_TEXT])

        assert _refusal(data[:200] + data[230:]) == damaged("file").facts()

    def test_a_stream_that_does_not_unpack_is_damaged(self, made: Callable[..., bytes]) -> None:
        """
        A page is never read in part: one flipped bit in it is noticed.
        """
        data = made([_TEXT])
        place = data.rindex(b"stream\nx") + 12

        error = _refusal(data[:place] + bytes((data[place] ^ 64,)) + data[place + 1 :])

        assert str(error["place"]).startswith("object ")
        assert error["reason"] == damaged("").reason

    def test_a_file_that_needs_a_password_is_locked(self, made: Callable[..., bytes]) -> None:
        """
        An encrypted file says that it is.
        """
        mark = b"<" + b"00" * 32 + b">"
        words = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O%b/U%b>>" % (mark, mark)

        assert _refusal(made([_TEXT], trailer=words)) == locked().facts()

    def test_pictures_without_text_are_scanned(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        A scanned file is called that, page numbers on it or not.
        """
        options = {"more": [stream(b"\0", _PICTURE)], "resources": "/XObject<</X 6 0 R>>"}
        scan = "q 595 0 0 842 0 0 cm /X Do Q"

        assert _refusal(made([scan], **options)) == scanned().facts()
        assert _refusal(made([scan, (280, 810, "- 1 -")], **options)) == scanned().facts()

    def test_a_scanned_page_among_others_is_named(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        A page that is a picture is not passed over in silence.
        """
        picture = stream(b"\0", _PICTURE)

        data = made([_TEXT], ["q 595 0 0 842 0 0 cm /X Do Q"], more=[picture], resources="/XObject<</X 6 0 R>>")

        assert _refusal(data) == pictured("page 2").facts()

    def test_an_empty_page_is_scanned_or_blank(self, made: Callable[..., bytes]) -> None:
        """
        A file without any text has no text layer.
        """
        assert _refusal(made([])) == scanned().facts()

    def test_fonts_that_name_no_character_are_garbled(self, made: Callable[..., bytes]) -> None:
        """
        Where most characters have no name, none of them is guessed.
        """
        data = made([(80, 140, "年度报告情况")])
        table = data.index(b"/ToUnicode")

        assert _refusal(data[:table] + b"/NoUnicode" + data[table + 10 :]) == garbled().facts()

    def test_single_characters_without_a_shape_are_not_lost(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        A font that nobody has hides single characters, so that the text is refused rather than read without them.
        """
        font = (
            b"<</Type/Font/Subtype/Type0/BaseFont/Nowhere/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font"
            b"/Subtype/CIDFontType2/BaseFont/Nowhere/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>]>>"
        )
        names = b"begincmap 1 begincodespacerange <0000><ffff> endcodespacerange 2 beginbfchar <f001><7532> <f002><4e59> endbfchar endcmap"
        words = "BT /X 12 Tf 1 0 0 1 80 600 Tm <f001f002f001> Tj 0 -40 Td <f001> Tj ET"

        data = made([words], more=[font, stream(names)], resources="/Font<</X 6 0 R>>")

        assert _refusal(data) == hidden().facts()

    def test_advice_says_what_to_do(self) -> None:
        """
        A scanned file is to be recognised, or its original asked for.
        """
        assert "OCR" in scanned().explain("zh")


class TestLimits:
    def test_more_pages_than_500_are_refused(self, made: Callable[..., bytes]) -> None:
        """
        500 pages are read, 501 are not.
        """
        assert _refusal(made(*([_TEXT] for _ in range(501))))["reason"] == Wording(zh="页数超过 500", en="more than 500 pages")
        assert PdfReader().read(made(*([_TEXT] for _ in range(500)))).blocks

    def test_a_page_that_unpacks_to_far_more_is_refused(self, made: Callable[..., bytes]) -> None:
        """
        Ten kilobytes that become ten megabytes of operators are never drawn.
        """
        assert _refusal(made([_TEXT, "q " * 5_000_000])) == oversized(8 << 20).facts()

    def test_a_stream_that_no_page_draws_is_weighed_as_well(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        A font or a table of objects may be larger, but not without end.
        """
        assert _refusal(made([_TEXT], more=[stream(bytes(65 << 20))])) == oversized(64 << 20).facts()

    def test_drawings_in_drawings_are_counted_before_they_are_drawn(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        Twelve drawings that each draw the next ten times would be a thousand thousand million.
        """
        forms = [
            stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (each + 7))
            for each in range(12)
        ]
        last = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")

        assert _refusal(made([_TEXT, "/X Do"], more=[*forms, last], resources="/XObject<</X 6 0 R>>")) == oversized(8 << 20).facts()

    def test_names_written_in_numbers_are_seen_through(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        A drawing that draws itself is one however its names are spelled.
        """
        form = stream(b"/X Do /#58 Do", b"/Type/XObject/Subtype/F#6frm/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")

        assert _refusal(made([_TEXT, "/X Do"], more=[form], resources="/XObject<</X 6 0 R>>")) == endless().facts()

    def test_objects_packed_in_a_stream_are_weighed(self, made: Callable[..., bytes], stream: Callable[..., bytes]) -> None:
        """
        A page that is packed among other objects hides no bomb.
        """
        page = b"<</Type/Page/Contents 7 0 R>>"
        packed = stream(b"90 0 " + page, b"/Type/ObjStm/N 1/First 5")

        assert _refusal(made([_TEXT], more=[packed, stream(b"q " * 5_000_000)])) == oversized(8 << 20).facts()

    def test_more_drawn_objects_than_half_a_million_are_refused(self, made: Callable[..., bytes]) -> None:
        """
        A page of nothing but dots is refused, not drawn for minutes.
        """
        reason = Wording(zh="图形对象数超过 500,000", en="more than 500,000 drawn objects")

        assert _refusal(made([_TEXT, "0 0 m 1 1 l S " * 260_000]))["reason"] == reason


class TestAnyBytes:
    @given(st.binary(max_size=400))
    def test_random_bytes_are_read_or_refused(self, data: bytes) -> None:
        """
        No bytes raise anything but a refusal, dressed as a PDF or not.
        """
        _read_or_refused(data)
        _read_or_refused(b"%PDF-1.7\n1 0 obj\n" + data + b"\nendobj\nstartxref\n9\n%%EOF")

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(data=st.data())
    def test_changed_files_are_read_or_refused(
        self, data: st.DataObject, made: Callable[..., bytes], table: Callable[..., list[Any]]
    ) -> None:
        """
        Bytes changed, put in or taken out anywhere, under true last words.
        """
        file = bytearray(made([_TEXT, *table(80, 200, [["项目", "12"], ["规章", "3"]])], outline=[("年度报告", 0)]))
        for _ in range(data.draw(st.integers(1, 8))):
            place = data.draw(st.integers(9, len(file) - 40))
            file[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))

        _read_or_refused(bytes(file))

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(words=st.text("0123456789. -[]<>()/qQBTETfFXDoTdTmTjTJlmrecmSWn\n", max_size=300))
    def test_any_operators_are_read_or_refused(self, words: str, made: Callable[..., bytes]) -> None:
        """
        Whatever a page says, places beyond all bounds and numbers that are none among it.
        """
        _read_or_refused(made([_TEXT, words]))
        _read_or_refused(made([f"BT 1e30 0 0 1e-30 {words} Tm ET", "1e38 1e38 m 1e38 -1e38 l S", _TEXT]))


class TestThreads:
    def test_threads_may_read_at_once(self, made: Callable[..., bytes]) -> None:
        """
        Files read at the same time do not disturb each other.
        """
        files = [made([(80, 140, f"第{each}份报告")]) for each in range(40)]

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(PdfReader().read, files))

        assert found == [Document(title="", blocks=(Paragraph(f"第{each}份报告"),)) for each in range(40)]


def test_the_packer_of_these_tests_is_the_one_of_files() -> None:
    """
    Streams here begin as those of files do, so that what is changed in them is what is meant.
    """
    assert zlib.compress(b"")[:1] == b"x"
