"""The source keeps to the flow, the sizes and the layout that CONTRIBUTING.md describes."""

import ast
import statistics
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "exporter" / "onrecord"

# A module may import from its own step and from the layers above it. The package itself ("") re-exports names.
LAYERS = (
    {"version", "errors", "spans", "identifiers", "wordings"},
    {"records", "contract", "lexicons", "filesystems", "marks"},
    {"read"},
    {"segment"},
    {"extract"},
    {"link"},
    {"parse", "validate", "write", "explore"},
    {"datasets", "report"},
    {"work"},
    {"ledger"},
    {"runs"},
    {"engines"},
    {"pipeline", "validations"},
    {"repairs"},
    {""},
    {"cli"},
    {"__main__"},
)
TOP_LEVEL = {
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "benchmarks",
    "docs",
    "examples",
    "exporter",
    "pyproject.toml",
    "schema",
    "seeds",
    "tests",
}
MADE_BY_TOOLS = {"build", "dist", "out"}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in PATHS.items()}
FUNCTIONS = {
    f"{name}:{node.lineno} {node.name}": node
    for name, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
}


def running_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield every node but those under `if TYPE_CHECKING`."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from running_nodes(child)


def imported_names(node: ast.AST) -> set[str]:
    """The full dotted names that an import statement may load; none for another node."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {f"{node.module}.{alias.name}" for alias in node.names}
    return set()


def own_imports(name: str) -> set[str]:
    """The modules of the package that a module imports when it runs."""
    dotted = {found for node in running_nodes(TREES[name]) for found in imported_names(node)}
    inside = {found.removeprefix("onrecord.") for found in dotted if found.startswith("onrecord.")}
    return {found if found in TREES else found.rpartition(".")[0] for found in inside}


def step(name: str) -> str:
    return name.partition(".")[0]


def layer(name: str) -> int:
    return next(index for index, steps in enumerate(LAYERS) if step(name) in steps)


def length(node: ast.FunctionDef) -> int:
    """Lines of a function without its decorators and its docstring."""
    documented = ast.get_docstring(node) is not None
    docstring = node.body[0].end_lineno - node.body[0].lineno + 1 if documented else 0
    return node.end_lineno - node.lineno + 1 - docstring


def depth(node: ast.AST) -> int:
    """How deep blocks are nested in each other below a node; an `elif` is no deeper than its `if`."""
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        return max(1 + max(map(depth, node.body)), depth(node.orelse[0]))
    inside = max(map(depth, ast.iter_child_nodes(node)), default=0)
    return inside + isinstance(node, ast.If | ast.For | ast.While | ast.With | ast.Try)


def parameters(node: ast.FunctionDef) -> int:
    """How many parameters a function takes beside itself."""
    names = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def test_modules_import_from_their_own_step_and_from_those_before_it():
    pairs = [(name, other) for name in TREES for other in own_imports(name) if step(other) != step(name)]
    assert not [(name, other) for name, other in pairs if layer(other) >= layer(name)]


def test_modules_import_from_modules_and_never_from_the_package():
    assert not [name for name in TREES if "" in own_imports(name)]


def test_no_imports_go_round():
    order = list(TopologicalSorter({name: own_imports(name) for name in TREES}).static_order())
    assert set(order) >= set(TREES)


def test_only_the_command_line_prints_exits_or_imports_click_and_rich():
    library = [node for name, tree in TREES.items() if step(name) not in ("cli", "__main__") for node in ast.walk(tree)]
    imported = {found.partition(".")[0] for node in library for found in imported_names(node)}
    calls = {ast.unparse(node.func) for node in library if isinstance(node, ast.Call)}
    assert not imported & {"click", "rich"}
    assert not calls & {"print", "exit", "quit", "sys.exit", "os._exit", "SystemExit"}


def test_modules_are_short_and_say_what_they_do():
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in PATHS.items()}
    assert not {name: count for name, count in lines.items() if count >= 300}
    assert not [name for name, tree in TREES.items() if not ast.get_docstring(tree)]


def test_the_init_of_a_step_holds_its_docstring_alone():
    steps = [name for name, path in PATHS.items() if name and path.name == "__init__.py"]
    assert [len(TREES[name].body) for name in steps] == [1] * len(steps)


def test_no_module_is_a_drawer():
    drawers = {"helpers", "utils", "util", "common", "misc", "base", "core"}
    assert not drawers & {part for name in TREES for part in name.split(".")}


@pytest.mark.parametrize(("measure", "most"), [(length, 40), (depth, 3), (parameters, 5)])
def test_functions_are_short_and_flat_and_take_few_parameters(measure, most):
    too_big = {name: measure(node) for name, node in FUNCTIONS.items() if measure(node) > most}
    assert not too_big


def test_functions_are_short_in_the_median():
    assert statistics.median(map(length, FUNCTIONS.values())) <= 15


def test_the_top_level_is_as_described():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE_BY_TOOLS
    assert found == TOP_LEVEL
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_only_the_package_is_importable():
    assert not list((ROOT / "schema").rglob("*.py"))
    assert not (ROOT / "exporter" / "__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))
