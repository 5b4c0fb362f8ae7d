"""Archives, and what must not come out of them."""

import gzip
import io
import stat
import tarfile
import zipfile

import pytest

from onrecord.errors import Issue
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Note, ReadOptions, SourceArticle

LINE = b'{"text": "Words.", "id": "x-1"}\n'


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members, mode="w"):
    """Return a tar archive of names and contents; a content may be a ready TarInfo for what is no file."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.name = name
            info.size = 0 if info is content else len(content)
            archive.addfile(info, None if info is content else io.BytesIO(content))
    return data.getvalue()


def special(kind, target=""):
    info = tarfile.TarInfo()
    info.type, info.linkname = kind, target
    return info


MEMBERS = {"b.txt": b"Text of b.", "a/z.jsonl": LINE, "a/c.txt.gz": gzip.compress(b"Text of c."), "photo.png": b"x"}
ARCHIVES = {
    "news.zip": zipped(MEMBERS),
    "news.tar": tarred(MEMBERS),
    "news.tar.gz": tarred(MEMBERS, "w:gz"),
    "news.tgz": tarred(MEMBERS, "w:gz"),
    "news.tar.bz2": tarred(MEMBERS, "w:bz2"),
    "news.tar.xz": tarred(MEMBERS, "w:xz"),
    "news": zipped(MEMBERS),
}


def source_ids(items):
    return [item.source_id for item in items if isinstance(item, SourceArticle)]


def issues(items):
    return {item.source_id: item.reason for item in items if isinstance(item, Issue)}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_are_read_in_the_order_of_their_names_by_their_own_formats(read, name):
    items = read(ARCHIVES[name], name)
    assert source_ids(items) == [f"{name}/a/c.txt.gz", "x-1", f"{name}/b.txt"]
    (note,) = [item for item in items if isinstance(item, Note)]
    assert note.where.endswith(f"{name}/photo.png")


def test_the_format_that_is_asked_for_is_that_of_the_members(read):
    assert source_ids(read(ARCHIVES["news.zip"], "news.zip", input_format="jsonl")) == ["x-1"]


def test_an_archive_in_a_folder_is_read_like_a_folder_in_it(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "march.zip").write_bytes(zipped({"b.txt": "Text of b."}))
    (tmp_path / "news" / "notes.txt").write_text("Text of notes.")
    items = list(iter_sources([tmp_path / "news"], ReadOptions()))
    assert source_ids(items) == ["march.zip/b.txt", "notes.txt"]
    assert items[0].where == str(tmp_path / "news" / "march.zip" / "b.txt")


@pytest.mark.parametrize("name", ["inner.zip", "inner.tar.gz"])
def test_archives_in_archives_are_read(read, name):
    inner = zipped({"a.txt": "Text of a."}) if name.endswith("zip") else tarred({"a.txt": b"Text of a."}, "w:gz")
    assert source_ids(read(zipped({name: inner}), "outer.zip")) == [f"outer.zip/{name}/a.txt"]


def test_archives_that_are_packed_too_deep_are_refused(read):
    data = zipped({"a.txt": "Words."})
    for _ in range(3):
        data = zipped({"inner.zip": data})
    (issue,) = read(data, "outer.zip")
    assert "more than 3 deep" in issue.reason


@pytest.mark.parametrize("name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:\\evil.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_out_of_the_archive_is_refused(read, pack, name, tmp_path):
    items = read(pack({name: b"Evil.", "good.txt": b"Good."}), "news.archive")
    assert list(issues(items).values()) == ["its name leads out of the archive"]
    assert source_ids(items) == ["news.archive/good.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["news.archive"]


def test_links_and_devices_are_refused(read):
    members = {
        "a.txt": special(tarfile.SYMTYPE, "/etc/passwd"),
        "b.txt": special(tarfile.LNKTYPE, "good.txt"),
        "c.txt": special(tarfile.CHRTYPE),
        "d.txt": special(tarfile.FIFOTYPE),
        "folder": special(tarfile.DIRTYPE),
        "good.txt": b"Good.",
    }
    items = read(tarred(members), "news.tar")
    assert issues(items) == {
        "news.tar/a.txt": "a link to /etc/passwd: links in archives are not followed",
        "news.tar/b.txt": "a link to good.txt: links in archives are not followed",
        "news.tar/c.txt": "a device or a pipe: only files are read",
        "news.tar/d.txt": "a device or a pipe: only files are read",
    }
    assert source_ids(items) == ["news.tar/good.txt"]


def test_a_link_in_a_zip_archive_is_refused(read):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    (issue,) = read(data.getvalue(), "news.zip")
    assert issue.reason.startswith("a link")


@pytest.fixture(scope="module")
def zeros():
    return bytes(80 * 2**20)


def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_refused(read, zeros):
    items = read(zipped({"a.txt": zeros, "b.txt": "Good."}), "bomb.zip")
    assert issues(items)["bomb.zip/a.txt"].startswith("unpacks to too much: ")
    assert source_ids(items) == ["bomb.zip/b.txt"]


def test_members_that_unpack_to_too_much_together_are_refused(read, zeros):
    members = {f"{number}.txt": zeros[: 30 * 2**20] for number in range(3)}
    found = issues(read(zipped(members), "bomb.zip", max_bytes=1000))
    assert found["bomb.zip/1.txt"].startswith("too large: more than 1,000 bytes")
    assert "unpacks to more than 100 times its size" in found["bomb.zip/2.txt"]


def test_a_compressed_tar_that_unpacks_to_a_thousand_times_its_size_is_refused(read, zeros):
    (issue,) = read(tarred({"a.txt": zeros}, "w:gz"), "bomb.tar.gz")
    assert "unpacks to more than 100 times its size" in issue.reason


def test_a_bomb_in_an_archive_in_an_archive_is_refused(read, zeros):
    inner = {f"{number}.zip": zipped({"a.txt": zeros[: 40 * 2**20]}) for number in range(2)}
    found = issues(read(zipped(inner), "bomb.zip", max_bytes=1000))
    assert "unpacks to more than 100 times its size" in found["bomb.zip/1.zip/a.txt"]


def test_a_damaged_member_costs_only_itself(read):
    data = zipped({"a.txt": b"Text of a.", "b.txt": b"Text of b."}, zipfile.ZIP_STORED)
    items = read(data.replace(b"Text of a.", b"Text of A."), "news.zip")
    assert "damaged" in issues(items)["news.zip/a.txt"]
    assert source_ids(items) == ["news.zip/b.txt"]


def test_an_encrypted_member_is_refused(read):
    data = bytearray(zipped({"a.txt": b"Words."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (issue,) = read(bytes(data), "news.zip")
    assert issue.reason == "encrypted: unpack it first"


@pytest.mark.parametrize(
    ("name", "end"), [("news.zip", -30), ("news.tar", 1200), ("news.tar", 1546), ("news.tar.gz", 150)]
)
def test_an_archive_that_is_cut_off_is_an_issue(read, name, end):
    items = read(ARCHIVES[name][:end], name)
    assert [item for item in items if isinstance(item, Issue)]
    assert all("damaged" in reason or "cut off" in reason for reason in issues(items).values())


def test_an_office_document_is_no_archive_of_articles(read):
    (issue,) = read(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), "memo.docx")
    assert issue.reason.startswith("binary data: a Word, OpenDocument or EPUB file")


def test_an_archive_without_articles_is_an_issue(read):
    note, issue = read(zipped({"photo.png": b"x"}), "news.zip")
    assert isinstance(note, Note)
    assert issue.reason == "empty: the archive holds no file that can be read"
