"""The report as a reader has it: in a real browser, from the disk."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import ReportOptions, export, write_report

SEEDS = Path(__file__).parents[2] / "seeds"


def texts(page, selector):
    return page.locator(selector).all_inner_texts()


def column(page, label):
    return [text.strip() for text in texts(page, f"tbody td[data-label={label}]")]


def violations(page):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where a browser is

    found = Axe().run(page).response["violations"]
    return [(rule["id"], node["target"], node.get("failureSummary")) for rule in found for node in rule["nodes"]]


@pytest.fixture
def article_page(tmp_path):
    """The address of the page that `onrecord parse --format html` prints for a seed."""

    def make(seed):
        path = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "onrecord", "parse", SEEDS / f"{seed}.txt", "--format", "html"]
        path.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
        return path.as_uri()

    return make


def test_the_overview_shows_the_figures_of_the_dataset(visit, report):
    page = visit(report)
    assert texts(page, ".head-figure .big")[0] == "67"
    assert texts(page, ".ranking tbody a")[:2] == ["Corvale Shipping", "Ana Ortiz"]
    assert page.get_by_role("heading", name="Who accuses whom").is_visible()
    page.wait_for_selector(".network .knot")
    assert page.locator(".network .knot[aria-label^='Corvale Shipping: accuses in 60']").count() == 1
    assert page.locator(".timeline .series-quotes rect").count() == 21
    assert texts(page, ".matrix thead th")[:2] == ["The Harbour Post", "Coastal Wire"]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_days_below_the_bars_are_named_once_and_whole(visit, tmp_path, width):
    rows = [{"text": f"It rained on day {day}.", "published": f"2026-03-{day:02}"} for day in (1, 3, 4)]
    (tmp_path / "rain.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    dataset = export([tmp_path / "rain.jsonl"], tmp_path / "rain").out
    page = visit(write_report(dataset, tmp_path / "rain.html").out.as_uri(), width=width)
    page.wait_for_selector(".timeline .axis text")
    days = page.locator(".timeline .axis text")
    names = days.all_text_contents()
    assert names[:2] == ["1 Mar", "2 Mar" if width > 390 else "3 Mar"]
    assert len(set(names)) == len(names)
    boxes = [day.bounding_box() for day in days.all()]
    frame = page.locator(".timeline svg").bounding_box()
    assert all(frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] for box in boxes)


def test_a_party_of_the_network_leads_to_its_allegations(visit, report):
    page = visit(report)
    page.wait_for_selector(".network .knot")
    page.locator(".knot[aria-label^='Victor Salden']").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".rows-allegations")
    assert page.locator("select[data-filter=entity]").input_value() == "person:victor-salden"
    assert all(
        "Salden" in f"{one} {other}"
        for one, other in zip(column(page, "Accuser"), column(page, "Accused"), strict=True)
    )


def test_a_table_is_searched(visit, report):
    page = visit(f"{report}#view=quotes")
    page.get_by_role("searchbox").fill("17 minutes")
    assert column(page, "Quote") == ["The ferry is 17 minutes late"]
    assert texts(page, "#count")[0].startswith("1 of ")
    page.get_by_role("searchbox").fill("no such words")
    assert "Nothing matches" in page.inner_text("#results")


def test_a_search_of_articles_reads_their_text(visit, report):
    page = visit(f"{report}#view=articles&q=doorbell")
    assert column(page, "Title") == ["Two charged over fire at Danvers Street warehouse"]


def test_a_table_is_sorted_by_a_click_on_its_header(visit, report):
    page = visit(f"{report}#view=articles")
    header = page.locator("th", has_text="Words")
    assert header.get_attribute("aria-sort") == "none"
    header.get_by_role("button").click()
    assert page.locator("th", has_text="Words").get_attribute("aria-sort") == "descending"
    counts = [int(text) for text in column(page, "Words")]
    assert counts == sorted(counts, reverse=True)
    page.keyboard.press("Enter")
    counts = [int(text) for text in column(page, "Words")]
    assert counts == sorted(counts)


def test_a_table_is_filtered_and_turned(visit, report):
    page = visit(f"{report}#view=articles")
    page.locator("select[data-filter=publisher]").select_option("Coastal Wire")
    assert texts(page, "#count") == ["20 of 67 articles"]
    page.locator("select[data-filter=publisher]").select_option("")
    assert texts(page, "#count") == ["67 articles, 1 to 50 shown"]
    page.get_by_role("button", name="Next").click()
    assert texts(page, "#count") == ["67 articles, 51 to 67 shown"]


def test_a_state_of_a_table_can_be_linked_to(visit, report):
    page = visit(report)
    page.goto(f"{report}#view=articles&publisher=Coastal+Wire&sort=-words")
    page.wait_for_selector(".rows-articles")
    assert texts(page, "#count") == ["20 of 67 articles"]


def test_a_quote_leads_to_its_rule_its_speaker_and_on_to_the_actor(visit, article_page):
    page = visit(article_page("warehouse-fire-charges"))
    page.get_by_role("button", name="Quote 2, direct, by Carmen Ruelas").click()
    card = page.inner_text(".card")
    for shown in ("Direct", "Carmen Ruelas", "“said” (say)", "behind-quotation", "0.95"):
        assert shown in card
    assert page.evaluate("document.activeElement.id") == "card-title"
    assert "gambled" in "".join(texts(page, ".lit"))
    page.get_by_role("button", name="Actor: Carmen Ruelas").click()
    page.wait_for_selector("#card-title:text-is('Carmen Ruelas')")
    assert "She" in texts(page, ".lit")


def test_an_answered_allegation_leads_to_its_answer(visit, article_page):
    page = visit(article_page("warehouse-fire-charges"))
    page.get_by_role("button", name="Allegation 7,").click()
    assert "Dismissed" in page.inner_text(".card .answers")
    page.locator(".card .answer-text").first.click()
    assert "".join(texts(page, ".lit")) == "Salden has dismissed the lawsuit as baseless"


def test_a_click_on_a_name_in_a_quotation_opens_the_actor(visit, article_page):
    page = visit(article_page("warehouse-fire-charges"))
    page.locator(".mark.quote.mention", has_text="Canada").click()
    page.wait_for_selector("#card-title:text-is('Canada')")


def test_marks_overlap_without_changing_the_text(visit, article_page):
    page = visit(article_page("000_b1608bf3d40b86ad"))
    page.evaluate("document.querySelectorAll('.marker').forEach((marker) => marker.remove())")
    text = (SEEDS / "000_b1608bf3d40b86ad.txt").read_text(encoding="utf-8")
    assert " ".join(page.inner_text(".article-text").split()) == " ".join(text.split())
    assert page.locator(".mark.quote.allegation.accused").count()


def test_a_kind_of_mark_can_be_hidden(visit, article_page):
    page = visit(article_page("warehouse-fire-charges"))
    marker = page.locator(".marker.badge-q").first
    assert marker.is_visible()
    page.get_by_role("button", name="Quote", exact=True).click()
    assert marker.is_hidden()


def test_a_record_has_an_address(visit, report):
    page = visit(f"{report}#view=quotes&q=Drivers")
    page.goto(f"{report}#view=quotes&q=17+minutes")
    page.get_by_role("link", name="The ferry is 17 minutes late").click()
    page.wait_for_selector(".card")
    address = page.url
    other = visit(address)
    assert "#article=" in address
    assert "&quote=" in address
    assert other.inner_text("#card-title") == "Quote 1"
    lone = visit(f"{report}#quote={address.rpartition('=')[2]}")
    assert lone.inner_text("#card-title") == "Quote 1"


def test_a_link_to_nothing_says_so(visit, report):
    page = visit(f"{report}#article=0123456789abcdef")
    assert "No article here has the id 0123456789abcdef" in page.inner_text("main")
    page.get_by_role("link", name="To the overview").click()
    page.wait_for_selector(".head-figures")


def test_a_script_in_an_article_stays_text(visit, report):
    page = visit(f"{report}#view=articles&q=bold")
    page.get_by_role("link", name="<img src=").click()
    page.wait_for_selector(".article-text")
    assert "</script><script>window.pwned = 1</script> <!-- <b>bold</b> ]]> &lt;" in page.inner_text(".article-text")
    assert page.inner_text("h1") == '<img src="x" onerror="window.pwned = 2">'
    assert page.locator("main img, main b:text-is('bold'), main svg, main a[href^=javascript]").count() == 0
    assert page.evaluate("window.pwned") is None


def test_the_keyboard_alone_reaches_a_record_and_comes_back(visit, article_page):
    page = visit(article_page("warehouse-fire-charges"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('badge-q')"):
            break
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label.startswith("Quote 1, ")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-title:text-is('Quote 1')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == label
    assert page.locator(".card").count() == 0


def test_the_skip_link_leads_to_the_content(visit, report):
    page = visit(f"{report}#view=quotes")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator(".rows-quotes").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["view=overview", "view=allegations", "actor"])
def test_no_rule_of_accessibility_is_broken(visit, report, news, scheme, place):
    if place == "actor":
        place = f"actor={actor_id(news, 'Victor Salden')}"
    page = visit(f"{report}#{place}", color_scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []


def actor_id(dataset, name):
    import duckdb  # noqa: PLC0415

    found = duckdb.execute(f"SELECT actor_id FROM '{dataset}/parquet/actors/*.parquet' WHERE name = ?", [name])  # noqa: S608
    return found.fetchall()[0][0]


def test_dark_is_dark_by_the_system_and_by_choice(visit, report):
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = visit(report, color_scheme="dark")
    light = visit(report, color_scheme="light")
    assert dark.evaluate(ground) == "rgb(24, 22, 19)"
    assert light.evaluate(ground) == "rgb(251, 248, 242)"
    for _ in range(2):
        light.get_by_role("button", name="Theme").click()
    assert light.evaluate(ground) == "rgb(24, 22, 19)"
    light.reload()
    light.wait_for_selector("html[data-ready]")
    assert light.evaluate(ground) == "rgb(24, 22, 19)"


@pytest.mark.parametrize("place", ["view=overview", "view=quotes", "view=articles", "view=actors", "actor"])
def test_a_phone_scrolls_up_and_down_alone(visit, report, news, place):
    if place == "actor":
        place = f"actor={actor_id(news, 'Victor Salden')}"
    page = visit(f"{report}#{place}", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_dataset_in_which_nothing_was_found_says_so(visit, quiet, tmp_path):
    page = visit(write_report(quiet, tmp_path / "quiet.html").out.as_uri())
    overview = page.inner_text("main")
    for said in ("No quote was found", "No allegation was found", "No article has a date"):
        assert said in overview
    page.get_by_role("link", name="Quotes").first.click()
    assert page.inner_text("#results") == "No quote was found."


def test_a_sample_says_that_it_is_one(visit, news, tmp_path):
    page = visit(write_report(news, tmp_path / "part.html", ReportOptions(articles=10)).out.as_uri())
    assert texts(page, ".head-figure .big")[0] == "67"
    assert "a random sample of 10 of them" in page.inner_text(".sample")
    page.goto(f"{page.url}#view=articles")
    page.wait_for_selector(".rows-articles")
    assert texts(page, "#count") == ["10 articles"]
