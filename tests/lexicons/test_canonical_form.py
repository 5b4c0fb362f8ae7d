"""Every table has one form on disk, so that a change to it shows as what it is."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import onrecord.lexicons

FOLDER = Path(onrecord.lexicons.__file__).parent
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv"))
WORD_LISTS = sorted(path.name for path in FOLDER.glob("*.txt"))
DOCUMENTS = ["abbreviations.toml", "datelines.toml", "titles.toml"]
WIDTH = 120
VARIANTS = {"aliases", "adjectives", "people", "capitals", "former", "ambiguous", "words"}


def read(name):
    return (FOLDER / name).read_bytes().decode()


def rows_of(name):
    header, *lines = read(name).removesuffix("\n").split("\n")
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def alphabetical(text):
    return text.casefold(), text


def canonical_list(key, values):
    quoted = [json.dumps(value, ensure_ascii=False) for value in values]
    line = f"{key} = [{', '.join(quoted)}]"
    if len(line) <= WIDTH:
        return line
    lines = ["   "]
    for value in quoted:
        if len(lines[-1]) + len(value) + 2 > WIDTH:
            lines.append("   ")
        lines[-1] += f" {value},"
    return "\n".join([f"{key} = [", *lines, "]"])


def canonical_pair(key, value):
    name = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)
    return (
        canonical_list(name, value) if isinstance(value, list) else f"{name} = {json.dumps(value, ensure_ascii=False)}"
    )


def canonical_document(text):
    comment = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    blocks = []
    for key, value in tomllib.loads(text).items():
        pairs = [canonical_pair(*pair) for pair in value.items()] if isinstance(value, dict) else []
        blocks.append("\n".join([f"[{key}]", *pairs]) if pairs else canonical_pair(key, value))
    return f"{comment}\n" + "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("name", TABLES)
def test_table_has_full_rows_without_stray_space(name):
    for row in rows_of(name):
        for cell in row.values():
            assert cell == " ".join(cell.split()), row
            assert "" not in cell.split("|") or not cell, row


@pytest.mark.parametrize("name", TABLES)
def test_table_is_sorted_by_its_first_column_and_repeats_no_row(name):
    lines = read(name).removesuffix("\n").split("\n")[1:]
    firsts = [line.split("\t")[0] for line in lines]
    assert firsts == sorted(firsts, key=alphabetical)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("name", TABLES)
def test_cell_repeats_no_variant(name):
    for row in rows_of(name):
        for column in VARIANTS & set(row):
            variants = row[column].split("|")
            assert len(set(variants)) == len(variants), (row, column)


@pytest.mark.parametrize("name", WORD_LISTS)
def test_word_list_is_sorted_and_repeats_no_word(name):
    words = [line for line in read(name).splitlines() if not line.startswith("#")]
    assert words == sorted(set(words), key=alphabetical)
    assert all(word == word.strip() != "" for word in words)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_byte_for_byte_its_canonical_form(name):
    assert read(name) == canonical_document(read(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_lists_of_a_document_are_sorted_and_repeat_nothing(name):
    document = tomllib.loads(read(name))
    tables = [value for value in document.values() if isinstance(value, dict)] or [document]
    for values in (value for table in tables for value in table.values() if isinstance(value, list)):
        assert values == sorted(set(values))


def test_readme_gives_the_origin_of_every_data_file():
    readme = read("README.md")
    missing = [path.name for path in FOLDER.iterdir() if path.suffix in {".tsv", ".txt", ".toml"}]
    assert [name for name in missing if f"`{name}`" not in readme] == []
