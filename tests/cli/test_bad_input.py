"""Whatever is wrong with an input, it is named, the good articles are exported, and the exit code says so."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "Ms. Ortiz said the ferry firm hid the report."
BAD = {
    "empty.txt": (b"", "empty: the file has no bytes"),
    "blank.txt": (b" \n\n", "empty: there is no text"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\0\0\0\xfe\xff\x81" * 20, "binary data"),
    "pdf.txt": (b"%PDF-1.7 words", "a PDF document"),
    "html.txt": (b"<!DOCTYPE html><p>words</p>", "no article"),
    "nul.txt": (b"Some words\0and more words.", "a NUL byte at offset 10"),
    "utf-16-unmarked.txt": ("Some words and more.".encode("utf-16-le"), "UTF-16 without a byte order mark"),
    "cyrillic.txt": ("Привет, Москва".encode("cp1251"), "not plausible Windows-1252"),
    "damaged.txt": ("“Words,” he said.".encode() + b"\xe2\x80", "the file is damaged"),
    "half.jsonl": (b'{"id": "x", "text": "Some wor', "the line seems to be cut off"),
    "array.jsonl": (b'["Some words."]', "not a JSON object: an array"),
    "text-missing.jsonl": (b'{"id": "x"}', "missing"),
    "text-null.jsonl": (b'{"id": "x", "text": null}', "got `null`"),
    "text-number.jsonl": (b'{"id": "x", "text": 17}', "got `int`"),
    "date.jsonl": (b'{"id": "x", "text": "a", "published": "31/31/2026"}', "wrong date: '31/31/2026'"),
    "surrogate.jsonl": (b'{"id": "x", "text": "a \\ud83d b"}', "lone surrogate (U+D83D)"),
    "escaped-nul.jsonl": (b'{"id": "x", "text": "a \\u0000 b"}', "a NUL character"),
    "nested.jsonl": (b'{"text": ' + b"[" * 200_000, "nested too deeply"),
    "long.jsonl": (b'{"id": "x", "text": "' + b"a" * 20_000_000 + b'"}', "too large: more than 1,000,000 bytes"),
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Export a folder with every bad file and one good article, once."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "in").mkdir()
    for name, (data, _) in BAD.items():
        (folder / "in" / name).write_bytes(data)
    (folder / "in" / "good.txt").write_text(GOOD)
    command = [sys.executable, "-m", "onrecord", "export", "in", "--out", "out", "--max-bytes", "1000000"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done, folder / "out"


def test_rejects_are_counted_and_the_exit_code_says_so(exported):
    done, out = exported
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(Path("out", "_run", "rejects.jsonl")) in done.stderr
    assert json.loads((out / "_run" / "manifest.json").read_text())["run"]["rejected"] == len(BAD)


def test_the_good_article_beside_bad_ones_is_exported(exported):
    (line,) = (exported[1] / "jsonl" / "articles" / "part-00000.jsonl").read_text().splitlines()
    assert json.loads(line)["text"] == GOOD


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, (_, reason) in BAD.items()])
def test_a_bad_article_is_a_reject_with_its_place_and_the_reason(exported, name, reason):
    rejects = map(json.loads, (exported[1] / "_run" / "rejects.jsonl").read_text().splitlines())
    (reject,) = [row for row in rejects if Path(row["where"].partition(":")[0]).name == name]
    assert reason in reject["reason"]


def test_strict_ends_at_the_first_reject_and_writes_nothing(onrecord, good, tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"text": null}\n')
    done = onrecord("export", good, "bad.jsonl", "--out", "out", "--strict")
    assert done.returncode == 1
    assert "bad.jsonl:1 $.text: wrong type" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.jsonl", "good.txt"]


def test_encodings_that_can_be_told_are_read_right(onrecord, rows, tmp_path):
    encodings = ["cp1252", "latin-1", "utf-16", "utf-32", "utf-8-sig"]
    for encoding in encodings:
        (tmp_path / f"{encoding}.txt").write_bytes("A café said so.".encode(encoding))
    done = onrecord("export", *(f"{encoding}.txt" for encoding in encodings), "--out", "out")
    assert done.returncode == 0
    assert {row["source_id"]: row["text"] for row in rows("articles")} == {
        f"{encoding}.txt": "A café said so." for encoding in encodings
    }
    assert "2 files not UTF-8: read as Windows-1252" in done.stderr


def test_an_encoding_that_does_not_exist_is_wrong_usage(onrecord, good):
    done = onrecord("export", good, "--out", "out", "--encoding", "klingon")
    assert done.returncode == 2
    assert done.stderr.startswith("onrecord: there is no encoding of text called 'klingon'. ")


def test_a_duplicate_is_exported_once(onrecord, rows, good, tmp_path):
    (tmp_path / "two.jsonl").write_text('{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n' * 2)
    done = onrecord("export", good, good, "two.jsonl", "--out", "out")
    assert done.returncode == 1
    assert [row["text"] for row in rows("articles")][1:] == ["One.", "Two."]
    assert ["duplicate" in row["reason"] for row in rows("rejects")] == [True] * 3


def test_an_article_in_another_language_is_kept_with_its_sections_alone(onrecord, rows, tmp_path):
    text = (
        "Le ministre a déclaré mardi que la société avait caché le rapport et qu'elle devait répondre devant la justice.\n\n"
        "« Nous n'avons rien caché », a répondu le directeur de la société dans un entretien avec les journalistes.\n\n"
        "Selon lui, les autorités ont reçu le document il y a deux ans, mais elles ne l'ont pas lu.\n"
    )
    (tmp_path / "fr.txt").write_text(text)
    done = onrecord("export", "fr.txt", "--out", "out")
    assert done.returncode == 0
    assert "not in English" in done.stderr
    assert [len(rows(table)) > 0 for table in ("articles", "sections", "quotes", "actors", "allegations")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_missing_file_ends_the_run_before_it_begins(onrecord, good, tmp_path):
    done = onrecord("export", good, "missing.txt", "--out", "out")
    assert done.returncode == 3
    assert done.stderr == "onrecord: cannot read missing.txt: there is no such file or folder. Check the path\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [[], ["--strict"], ["--near-duplicates"]])
def test_a_run_that_comes_to_nothing_leaves_no_folder_behind(onrecord, tmp_path, options):
    (tmp_path / "bad.jsonl").write_text("{")
    given = "bad.jsonl" if options == ["--strict"] else "missing.txt"
    assert onrecord("export", given, "--out", "new/newer/out", *options).returncode in (1, 3)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.jsonl"]


def test_a_folder_with_nothing_readable_ends_the_run(onrecord, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").write_bytes(b"\x89PNG")
    done = onrecord("export", "photos", "--out", "out")
    assert done.returncode == 3
    assert "cannot read photos: the folder holds no file that can be read" in done.stderr


def test_an_output_folder_that_is_not_empty_is_refused(onrecord, good, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("precious")
    for option in ([], ["--overwrite"]):
        assert onrecord("export", good, "--out", "out", *option).returncode == 2
    assert (tmp_path / "out" / "thesis.txt").read_text() == "precious"


def test_an_output_place_that_cannot_be_written_is_named(onrecord, good):
    done = onrecord("export", good, "--out", "good.txt/out")
    assert done.returncode in (2, 3)
    assert "good.txt" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_without_permission_is_named(onrecord, good, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    done = onrecord("export", good, "--out", "locked/out")
    assert done.returncode == 3
    assert "cannot write" in done.stderr


@pytest.mark.parametrize("size", [40_000, 512], ids=["in a shard", "in the plan"])
def test_a_full_disk_ends_the_run_and_leaves_nothing(onrecord, tmp_path, size):
    (tmp_path / "a.txt").write_text("".join(f"Ms. Ortiz said that it was the {number}. " for number in range(20_000)))

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = onrecord("export", "a.txt", "--out", "out", preexec_fn=limit)
    assert done.returncode == 3
    assert "cannot write" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_no_room_for_temporary_files_ends_the_run_and_rejects_nothing(onrecord, tmp_path):
    (tmp_path / "a.txt").write_text("".join(f"Ms. Ortiz said that it was the {number}. " for number in range(5_000)))
    subprocess.run(["tar", "czf", "a.tar.gz", "a.txt"], cwd=tmp_path, check=True)
    size = (tmp_path / "a.tar.gz").stat().st_size

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = onrecord("export", "a.tar.gz", "--out", "out", preexec_fn=limit)
    assert done.returncode == 3
    assert done.stderr.endswith(
        "File too large. Make room there, or name another place for temporary files in the environment as TMPDIR\n"
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_ends_at_a_limit_is_named(good, tmp_path, unbuffered):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    with (tmp_path / "bundle.json").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "parse", good],
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            stdout=file,
            stderr=subprocess.PIPE,
            preexec_fn=limit,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr == b"onrecord: cannot write the output: File too large. Make room, or send it elsewhere\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing(tmp_path, number):
    command = [sys.executable, "-m", "onrecord", "export", "-", "--out", "out"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".out.onrecord/_run")) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(number)
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (
        stderr == b"onrecord: interrupted: nothing is kept, since no shard was finished: the same command begins anew\n"
    )
    assert not list(tmp_path.iterdir())


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    (tmp_path / "many.jsonl").write_text("".join(f'{{"text": "Number {i} said so."}}\n' for i in range(2000)))
    command = [sys.executable, "-m", "onrecord", "parse", "many.jsonl"]
    with (
        (tmp_path / "stderr").open("wb") as stderr,
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=stderr) as process,
    ):
        process.stdout.readline()
        process.stdout.close()
    assert (tmp_path / "stderr").read_text() == ""
    assert process.returncode == 141


@pytest.mark.parametrize(("debug", "shown"), [("0", False), ("1", True)])
def test_a_failure_of_ours_is_one_line_and_a_traceback_on_request(debug, shown):
    code = (
        "import click; from onrecord.cli.main import cli, main\n"
        "cli.add_command(click.Command('divide', callback=lambda: 1 / 0))\n"
        "main()"
    )
    environment = os.environ | {"ONRECORD_DEBUG": debug}
    done = subprocess.run(
        [sys.executable, "-c", code, "divide"], capture_output=True, text=True, check=False, env=environment
    )
    assert ("Traceback" in done.stderr) is shown
    assert shown or done.stderr.startswith("onrecord: unexpected ZeroDivisionError: division by zero.")


def test_usage_errors_name_what_to_do(onrecord):
    for arguments in ([], ["nonsense"], ["export"], ["export", "x"], ["export", "x", "--out", "y", "--format", "csv"]):
        done = onrecord(*arguments)
        assert done.returncode == 2
        assert "onrecord" in done.stderr


def test_a_run_that_takes_nothing_says_how_to_try_again(onrecord, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{")
    said = onrecord("export", "bad.jsonl", "--out", "out").stderr
    assert "nothing was taken: mend the input, and run the same command with --overwrite\n" in said
    (tmp_path / "bad.jsonl").write_text('{"text": "Ana Ortiz said the firm lied."}')
    assert onrecord("export", "bad.jsonl", "--out", "out", "--overwrite").returncode == 0
