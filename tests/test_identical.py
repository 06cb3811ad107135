"""
Equal reports give equal bytes: across processes, time zones, locales and hash seeds.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

EXAMPLES: Final = Path(__file__).parent.parent / "examples"

CODE: Final = """
import hashlib, sys
from pathlib import Path
from govreport import compare, dumps, load, render, validate
for path in sorted(Path(sys.argv[1]).glob("*.json")):
    report = load(path)
    print(path.name, "json", hashlib.sha256(dumps(report).encode()).hexdigest())
    for name in ("docx", "markdown", "text"):
        for value in (report, validate(report), compare(report, report)):
            print(path.name, name, hashlib.sha256(render(value, name)).hexdigest())
"""

SURROUNDINGS: Final = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
    # Under LC_ALL=C Python itself does not find what is installed from a folder with a Chinese name.
    {"PYTHONHASHSEED": "424242", "TZ": "America/St_Johns"} | ({"LC_ALL": "C"} if str(EXAMPLES).isascii() else {}),
)


@pytest.fixture(scope="module")
def outputs() -> list[str]:
    """
    The digests of everything printed, in each of the surroundings.
    """
    found = list[str]()
    for each in SURROUNDINGS:
        command = [sys.executable, "-X", "utf8", "-c", CODE, str(EXAMPLES)]
        found.append(subprocess.run(command, env=os.environ | each, capture_output=True, text=True, check=True).stdout)
    return found


class TestIdentical:
    def test_everywhere_the_same(self, outputs: list[str]) -> None:
        """
        Every example, its findings and its comparison come out the same in every format.
        """
        assert outputs[0] == outputs[1] == outputs[2]
        assert len(outputs[0].splitlines()) == len(list(EXAMPLES.glob("*.json"))) * 10
        assert hashlib.sha256(b"").hexdigest() not in outputs[0]
