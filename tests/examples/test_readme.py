"""What the README shows is what the commands print. `python tests/examples/test_readme.py` writes it anew."""

import doctest
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
# A block of one command and its output: "```console", "$ onrecord parse ...", lines, "```".
BLOCK = re.compile(r"(?<=^```console\n)\$ (?P<command>[^\n]+)\n(?P<output>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"\(\d+\.\d s\)")


def printed_by(command, folder):
    """Run a command of the README as a reader does, standard error included; the time it took is always the same."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "COLUMNS": "120",
        "NO_COLOR": "1",
    }
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        encoding="utf-8",
        check=False,
    )
    lines = SECONDS.sub("(0.3 s)", done.stdout).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def refreshed(readme, folder):
    """Return the README with the output of every command written anew, in order: later ones read what earlier ones wrote."""
    for name in ("seeds", "examples"):
        (folder / name).symlink_to(ROOT / name)
    return BLOCK.sub(lambda block: f"$ {block['command']}\n{printed_by(block['command'], folder)}", readme)


def test_the_readme_shows_what_the_commands_print(tmp_path):
    readme = README.read_text(encoding="utf-8")
    assert len(BLOCK.findall(readme)) == readme.count("```console")
    assert refreshed(readme, tmp_path) == readme, "run python tests/examples/test_readme.py"


def test_the_calls_of_the_readme_do_what_it_says(tmp_path, monkeypatch):
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8")))
def test_a_link_of_the_readme_leads_to_a_file(link):
    assert (ROOT / link).exists()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        README.write_text(refreshed(README.read_text(encoding="utf-8"), Path(made)), encoding="utf-8")
