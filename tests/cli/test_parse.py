"""`onrecord parse` from the outside."""

import json
import os
import pty
import subprocess
import sys

ARTICLE = 'HARBOURTOWN (AP) \N{EM DASH} Ms. Ortiz said: "We will not pay."\n'


def test_a_bundle_is_one_line_of_json(onrecord, good):
    done = onrecord("parse", good)
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert list(json.loads(line)) == ["article", "sections", "quotes", "actors", "allegations"]


def test_standard_input_is_parsed(onrecord):
    assert json.loads(onrecord("parse", "-", stdin=ARTICLE.encode()).stdout)["article"]["text"] == ARTICLE


def test_text_marks_the_records_in_brackets_and_lists_them(onrecord):
    done = onrecord("parse", "-", "--format", "text", stdin=ARTICLE.encode())
    assert done.returncode == 0
    assert '["We will not pay."]{quote q1}' in done.stdout
    assert "q1 direct" in done.stdout
    assert "by rule" not in done.stdout


def test_explain_names_the_rule_of_each_record(onrecord):
    done = onrecord("parse", "-", "--format", "text", "--explain", stdin=ARTICLE.encode())
    quote = json.loads(onrecord("parse", "-", stdin=ARTICLE.encode()).stdout)["quotes"][0]
    assert f"by rule {quote['rule']}, confidence {quote['confidence']:.2f}" in done.stdout


def test_explain_without_text_is_refused(onrecord, good):
    done = onrecord("parse", good, "--explain")
    assert done.returncode == 2
    assert "--explain goes with --format text" in done.stderr


def test_control_characters_of_an_article_are_inert(onrecord):
    text = "Beware\x1b[31m of\x07 \N{RIGHT-TO-LEFT OVERRIDE}this\x9b2J."
    done = onrecord("parse", "-", "--format", "text", stdin=text.encode())
    assert "Beware\N{SYMBOL FOR ESCAPE}[31m of\N{SYMBOL FOR BELL} \ufffdthis\ufffd2J." in done.stdout


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_parsed(onrecord):
    done = onrecord("parse", "-", stdin=b'{"text": "One."}\n{"text": 2}\n{"text": "Three."}\n')
    assert done.returncode == 1
    assert [json.loads(line)["article"]["text"] for line in done.stdout.splitlines()] == ["One.", "Three."]
    assert done.stderr.startswith("onrecord: <stdin>:2 $.text: wrong type")


def test_an_article_that_is_not_utf8_is_parsed_and_that_is_said(onrecord):
    done = onrecord("parse", "-", stdin="A café said so.".encode("latin-1"))
    assert done.returncode == 0
    assert "A café said so." in done.stdout
    assert done.stderr == "onrecord: <stdin>: not UTF-8; read as Windows-1252\n"


def test_a_terminal_gets_colours_and_json_for_the_eye(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert "\x1b[" in on_terminal(tmp_path, "parse", "a.txt", "--format", "text")
    assert '\n  "article": {' in on_terminal(tmp_path, "parse", "a.txt").replace("\r\n", "\n")


def on_terminal(folder, *arguments):
    """Run a command whose standard output is a terminal, and return what the terminal received."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments], cwd=folder, stdout=theirs, env=environment
    ) as process:
        os.close(theirs)
        received = b""
        while chunk := _read(ours):
            received += chunk
    os.close(ours)
    assert process.returncode == 0
    return received.decode()


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""
