"""`onrecord report`, and `onrecord parse --format html`: what is printed, written and refused."""

GOOD = "Ms. Ortiz said the ferry firm hid the report."


def test_a_report_is_written_and_said_to_be(onrecord, good, tmp_path):
    assert onrecord("export", good, "--out", "out", "--quiet").returncode == 0
    done = onrecord("report", "out", "--out", "report.html", "--title", "Ferries <3")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("report.html: 1 article, 0.4 MB.")
    assert "<title>Ferries &lt;3</title>" in (tmp_path / "report.html").read_text()


def test_a_sample_is_said_to_be_one(onrecord, tmp_path):
    (tmp_path / "in.jsonl").write_text("".join(f'{{"id":"{number}","text":"It rained."}}\n' for number in range(3)))
    onrecord("export", "in.jsonl", "--out", "out", "--quiet")
    done = onrecord("report", "out", "-o", "report.html", "--articles", "2")
    assert "a random sample of 2 of 3 articles" in done.stderr


def test_what_is_no_dataset_is_refused(onrecord, tmp_path):
    assert onrecord("report", "nowhere", "--out", "report.html").returncode == 3
    assert onrecord("report", "nowhere").returncode == 2
    assert not (tmp_path / "report.html").exists()


def test_another_file_is_kept(onrecord, good):
    onrecord("export", good, "--out", "out", "--quiet")
    done = onrecord("report", "out", "--out", good)
    assert (done.returncode, good.read_text()) == (2, GOOD)
    assert "Only a report is replaced" in done.stderr


def test_an_article_is_a_page(onrecord, good):
    page = onrecord("parse", good, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<title>Ms. Ortiz said the ferry firm hid the report.</title>" in page


def test_several_articles_are_one_page_by_the_name_of_the_file(onrecord, tmp_path):
    (tmp_path / "two.jsonl").write_text('{"id":"a","text":"It rained."}\n{"id":"b","text":"It snowed."}\n{"id":"c"}\n')
    done = onrecord("parse", "two.jsonl", "--format", "html")
    assert "<title>two.jsonl</title>" in done.stdout
    assert done.returncode == 1
    assert "two.jsonl:3" in done.stderr


def test_without_an_article_there_is_no_page(onrecord):
    done = onrecord("parse", "-", "--format", "html", "--input-format", "jsonl", stdin=b'{"id":"c"}\n')
    assert (done.returncode, done.stdout) == (1, "")


def test_explanations_are_for_text_alone(onrecord, good):
    done = onrecord("parse", good, "--format", "html", "--explain")
    assert done.returncode == 2
    assert "--explain goes with --format text" in done.stderr
