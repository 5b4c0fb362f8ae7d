"""What SECURITY.md promises, claim by claim; what other tests show already is not shown again.

A crash that costs one article: tests/engines. Members that lead out of archives: tests/read/test_archives. Descriptors:
tests/validate. Nothing half-written: tests/benchmarks. Cells of CSV: tests/explore/test_queries. Secrets:
tests/filesystems.
"""

import ast
import io
import json
import os
import pickle
import pty
import stat
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import onrecord
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import ReadOptions, SourceArticle
from samples import samples

PACKAGE = Path(onrecord.__file__).parent
COMMAND = (sys.executable, "-m", "onrecord")
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "code", "runpy"}
OPENS_CONNECTIONS = {"socket", "ssl", "http", "ftplib", "smtplib", "urllib.request", "requests", "aiohttp"}
# Seen by the interpreter before any connection is made or any name is asked for, in every process of a run.
WATCH = """
import os, sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        with open(os.environ["SEEN"], "a") as file:
            file.write(f"{event} {arguments}\\n")
sys.addaudithook(watch)
"""
PAYLOADS = ("\N{ESCAPE}]0;owned\N{BELL}", "\N{ESCAPE}[2J", "\x9b31m", "\N{RIGHT-TO-LEFT OVERRIDE}")


def imported_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(f"{node.module}.{name.name}" for name in node.names))


def called_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


@pytest.mark.parametrize("path", [str(path.relative_to(PACKAGE)) for path in sorted(PACKAGE.rglob("*.py"))])
def test_no_module_can_run_what_it_reads_or_opens_a_connection_itself(path):
    names = set(imported_in(PACKAGE / path))
    assert not names & NEVER_IMPORTED
    assert not called_in(PACKAGE / path) & {"eval", "exec", "compile", "__import__"}
    local = {"runs/locks.py": {"socket"}, "filesystems.py": {"urllib.request"}}  # the host's name; a path of a file URL
    assert names & OPENS_CONNECTIONS <= local.get(path, set())


class Trap:
    """Leaves a file behind when somebody unpickles it."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def test_a_pickle_in_the_schema_of_a_table_is_not_opened(tmp_path):
    metadata = {
        b"ARROW:extension:name": b"arrow.py_extension_type",
        b"ARROW:extension:metadata": pickle.dumps(Trap(tmp_path / "sprung")),
    }
    fields = [pa.field("text", pa.string(), metadata=metadata), pa.field("id", pa.string())]
    pq.write_table(pa.table([["The mayor left."], ["a"]], schema=pa.schema(fields)), tmp_path / "a.parquet")
    (article,) = iter_sources([tmp_path / "a.parquet"], ReadOptions())
    assert article.text == "The mayor left."
    assert not (tmp_path / "sprung").exists()


@pytest.fixture
def every_format(tmp_path):
    """A folder with a file of every format; pages and XML in it name images, schemas and DTDs on the network."""
    folder = tmp_path / "in"
    folder.mkdir()
    for target, (name, data) in samples().items():
        remote = b'<img src="http://evil.example/a.png"><link rel=stylesheet href="http://evil.example/a.css">'
        changed = data.replace(b"nitf-3-4.dtd", b"http://evil.example/nitf.dtd").replace(
            b"<article>", b"<article>" + remote
        )
        (folder / f"{target}-{name}").write_bytes(data if target in {"warc", "zip", "tar"} else changed)
    return folder


def test_no_process_of_a_run_asks_the_network(tmp_path, every_format):
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    (tmp_path / "seen").touch()
    watched = os.environ | {"PYTHONPATH": str(tmp_path), "SEEN": str(tmp_path / "seen")}
    for arguments in (
        ["export", str(every_format), "--out", "out", "--jobs", "2"],
        ["validate", "out"],
        ["stats", "out"],
    ):
        done = subprocess.run([*COMMAND, *arguments], cwd=tmp_path, env=watched, capture_output=True, check=False)
        assert done.returncode in {0, 1}, done.stderr  # 1, since one article comes in several formats
    asking = "import socket; socket.gethostbyname('localhost')"
    assert (tmp_path / "seen").read_text() == ""
    subprocess.run([sys.executable, "-c", asking], env=watched, check=True)
    assert "socket.gethostbyname" in (tmp_path / "seen").read_text()  # the watch was awake


def test_nothing_that_an_archive_names_is_written(tmp_path):
    names = ["../../escaped.txt", "/escaped-by-path.txt", "a/../../escaped.txt", "fine.txt", "C:\\escaped.txt"]
    (tmp_path / "deep/in").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "deep/in/a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "The mayor left.")
    with tarfile.open(tmp_path / "deep/in/b.tar.gz", "w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = 15
            archive.addfile(member, io.BytesIO(b"The mayor left."))
    before = set(tmp_path.rglob("*"))
    found = [
        item.source_id
        for item in iter_sources([tmp_path / "deep/in"], ReadOptions())
        if isinstance(item, SourceArticle)
    ]
    assert found == ["a.zip/fine.txt", "b.tar.gz/fine.txt"]
    assert set(tmp_path.rglob("*")) == before
    assert not Path("/escaped-by-path.txt").exists()


def test_what_is_kept_until_it_is_published_is_for_its_owner_alone(tmp_path):
    (tmp_path / "a.txt").write_text("The mayor left.")
    killed = os.environ | {"ONRECORD_FAULT": "journal"}
    command = [*COMMAND, "export", "a.txt", "--out", "out"]
    subprocess.run(command, cwd=tmp_path, env=killed, umask=0, capture_output=True, check=False)
    assert stat.S_IMODE((tmp_path / ".out.onrecord").stat().st_mode) == 0o700


def test_temporary_copies_have_no_name(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    _, data = samples()["tar.gz"]
    (tmp_path / "a.tar.gz").write_bytes(data)
    for item in iter_sources([tmp_path / "a.tar.gz"], ReadOptions()):
        assert isinstance(item, SourceArticle)
        assert not list((tmp_path / "temporary").iterdir())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A folder with a dataset of an article that would command the terminal, in every field, and files named so."""
    folder = tmp_path_factory.mktemp("hostile")
    attack = "".join(PAYLOADS)
    row = {
        "id": f"id{attack}",
        "publisher": f"Courier{attack}",
        "title": attack,
        "authors": [attack],
        "url": f"https://a/{attack}",
    }
    text = f"“We lost{attack} it,” said Ana{attack} Ortiz. Jo Lee accused Ana Ortiz of lying{attack}. She denied it."
    (folder / f"a{attack}.jsonl").write_text(json.dumps(row | {"text": text}) + "\n{" + attack + "\n")
    (folder / f"b{attack}.txt").write_bytes(b"\xff\x81 no text")
    subprocess.run(
        [*COMMAND, "export", *sorted(folder.glob("*.*")), "--out", "out", "--quiet"], cwd=folder, check=False
    )
    lines = (folder / "out/jsonl/quotes/part-00000.jsonl").read_text()
    broken = folder / f"broken{attack}"
    subprocess.run(["cp", "-r", folder / "out", broken], check=True)
    (broken / "jsonl/quotes/part-00000.jsonl").write_text(lines.replace('"position":1', f'"position":"{PAYLOADS[2]}"'))
    return folder


COMMANDS = {
    "export": ["export", "FILES", "--out", "OUT"],
    "parse": ["parse", "FILE"],
    "parse as text": ["parse", "FILE", "--format", "text", "--explain"],
    "parse as HTML": ["parse", "FILE", "--format", "html"],
    "validate": ["validate", "BROKEN"],
    "stats": ["stats", "out"],
    "stats as JSON": ["stats", "out", "--format", "json"],
    "query": ["query", "out", "SELECT text, publisher FROM articles"],
    "query as CSV": ["query", "out", "FROM articles", "--format", "csv"],
    "query as JSON": ["query", "out", "FROM articles", "--format", "jsonl"],
    "sample": ["sample", "out"],
    "status": ["status", "MISSING"],
    "a missing file": ["export", "MISSING", "--out", "OUT"],
    "a wrong option": ["export", "--MISSING"],
    "wrong SQL": ["query", "out", 'SELECT * FROM "MISSING"'],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_that_is_read_commands_the_terminal(hostile, tmp_path, name):
    files = sorted(map(str, hostile.glob("?" + "*.*l"))) + sorted(map(str, hostile.glob("b*.txt")))
    attack = "".join(PAYLOADS)
    places = {"FILES": files, "FILE": files[:1], "OUT": [str(tmp_path / f"new{attack}")]}
    places |= {"BROKEN": [str(hostile / f"broken{attack}")]}
    arguments = [place for word in COMMANDS[name] for place in places.get(word, [word.replace("MISSING", attack)])]
    shown = shown_on_a_terminal([*COMMAND, *arguments], hostile)
    assert "owned" in shown or name.startswith("stats")
    for payload in PAYLOADS:
        assert payload not in shown


def shown_on_a_terminal(command, folder):
    """Run a command whose output and messages go to a terminal, and return what it receives."""
    main, other = pty.openpty()
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=other, stderr=other) as running:
        os.close(other)
        received = b""
        while chunk := _read(main):
            received += chunk
    os.close(main)
    assert b"Traceback" not in received
    assert running.returncode in {0, 1, 2, 3}
    return received.decode()


def _read(handle):
    try:
        return os.read(handle, 2**16)
    except OSError:  # as Linux tells that the other end is closed
        return b""
