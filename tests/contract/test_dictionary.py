from onrecord import contract
from onrecord.write.dictionary import describe_dictionary, main


def test_the_data_dictionary_is_that_of_the_documents(tmp_path):
    main(str(tmp_path / "README.md"))
    wanted = (tmp_path / "README.md").read_text(encoding="utf-8")
    readme = contract.document_file("defs").parent / "README.md"
    assert readme.read_text(encoding="utf-8") == wanted, "run python -m onrecord.write.dictionary schema/README.md"


def test_the_data_dictionary_names_every_column():
    dictionary = describe_dictionary()
    for table in contract.TABLES:
        for name in contract.properties(table):
            assert f"| `{name}` |" in dictionary
