"""
The layers: each module imports only what stands below it, and the core nothing but attrs, cattrs and the standard library.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
CORE: Final = ROOT / "src" / "govreport"

#: From the bottom up. A module may import those of lower layers and of its own line.
LAYERS: Final = (
    ("wording",),
    ("errors",),
    ("figures", "notation", "cells", "document", "plugins", "files"),
    ("adding", "tables", "relations", "template", "structure", "tiling", "pictures", "charsets"),
    ("addresses", "agency", "templates", "bridging"),
    ("entries", "report"),
    ("labels", "narrative", "alignment", "doubles"),
    ("codec", "validation", "comparison", "recognition", "indicators", "rewording", "aggregation"),
    ("years",),
    ("formats",),
    ("layout",),
    ("publishing", "reading", "waivers"),
    ("cli",),
    ("__main__",),
)
HEIGHT: Final = {name: height for height, layer in enumerate(LAYERS) for name in layer}

#: What a module may know although something lower may not, or may not know although it stands lower.
FORBIDDEN: Final = {
    "document": {"wording", "figures", "notation", "cells", "plugins", "files"},
    "formats": {"figures", "notation", "cells", "tables", "relations", "template", "templates", "bridging", "report", "labels", "codec"}
    | {"validation", "comparison", "recognition", "agency", "entries", "addresses", "indicators", "years"}
    | {"adding", "alignment", "doubles", "aggregation"},
    "validation": {"codec", "comparison", "recognition", "document", "aggregation"},
    "aggregation": {"codec", "validation", "comparison", "recognition", "indicators", "document"},
    "comparison": {"codec", "validation", "recognition", "document"},
    "codec": {"validation", "comparison", "recognition"},
    "indicators": {"codec", "validation", "comparison", "recognition", "document"},
    "years": {"codec", "validation", "recognition", "document"},
}


def modules() -> Iterator[tuple[str, Path]]:
    """
    Yield every module of the core with the name of its place in the layers.
    """
    for path in sorted(CORE.rglob("*.py")):
        yield path.relative_to(CORE).parts[0].removesuffix(".py"), path


def imports(path: Path) -> Iterator[str]:
    """
    Yield what a module imports, by full name.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out"
            yield node.module or ""
            if node.module == "govreport":
                yield from (f"govreport.{each.name}" for each in node.names)


FILES: Final = [pytest.param(name, path, id=str(path.relative_to(CORE))) for name, path in modules() if name != "__init__"]


class TestCore:
    @pytest.mark.parametrize(("name", "path"), FILES)
    def test_a_module_imports_what_stands_below_it(self, name: str, path: Path) -> None:
        """
        No import goes up, and none goes where its layer has no business.
        """
        known = {each.split(".")[1] for each in imports(path) if each.startswith("govreport.")}

        assert known <= HEIGHT.keys()
        assert not {each for each in known if each != name and HEIGHT[each] > HEIGHT[name]}
        assert not known & FORBIDDEN.get(name, set())

    @pytest.mark.parametrize(("name", "path"), FILES)
    def test_nothing_inside_imports_the_facade(self, name: str, path: Path) -> None:
        """
        ``from govreport import`` names a module, never a public name of the facade.
        """
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = [
            each.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "govreport" for each in node.names
        ]

        assert name
        assert set(named) <= HEIGHT.keys()

    @pytest.mark.parametrize(("name", "path"), [*FILES, pytest.param("__init__", CORE / "__init__.py", id="__init__.py")])
    def test_the_core_depends_on_attrs_and_cattrs_alone(self, name: str, path: Path) -> None:
        """
        Nothing else is imported that is not in the standard library.
        """
        roots = {each.split(".")[0] for each in imports(path)}

        assert name
        assert roots <= sys.stdlib_module_names | {"attrs", "cattrs", "govreport"}

    @pytest.mark.parametrize(("name", "path"), FILES)
    def test_every_module_has_its_layer(self, name: str, path: Path) -> None:
        """
        A new module gets a place in the table.
        """
        assert name in HEIGHT, path


class TestPlugins:
    @pytest.mark.parametrize("path", sorted((ROOT / "plugins").glob("*/src/**/*.py")), ids=lambda path: "/".join(path.parts[-2:]))
    def test_a_plugin_knows_only_documents_and_errors(self, path: Path) -> None:
        """
        Of govreport, a format imports the document, what readers share to make one, and the errors with their wording.
        """
        known = {each.split(".")[1] for each in imports(path) if each.startswith("govreport.")}

        assert known <= {"charsets", "document", "errors", "pictures", "tiling", "wording"}


class TestStart:
    def test_importing_it_loads_no_plugin(self) -> None:
        """
        ``import govreport`` in a fresh process loads no format's library, no cattrs and no metadata.
        """
        heavy = "docx", "tabulate", "lxml", "wcwidth", "cattrs", "cattr"
        code = (
            f"import govreport, sys; print(sorted(m for m in sys.modules if m.split('.')[0] in {set(heavy)} or m == 'importlib.metadata'))"
        )

        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

        assert done.stdout.strip() == "[]"
