"""
Print examples as DOCX and take pictures of their pages for the documentation; needs LibreOffice, pdftoppm and free Chinese faces.
"""

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from govreport import compare, load, validate, write
from govreport.layout import Printable

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / "docs" / "pages"
EXAMPLES: Final = ROOT / "examples"
#: Dots to the inch: text can be made out, and a page is some 50 kB.
DOTS: Final = "72"
#: Each sheet, its looks, and which of its pages are shown.
SHEETS: Final = (("report", "gb9704", (1, 2, 3, 4)), ("plain", "plain", (1, 3)), ("findings", "gb9704", (1,)), ("changes", "gb9704", (1,)))


def sheet(name: str) -> Printable:
    """
    Return what is printed under a name.
    """
    report = load(EXAMPLES / "xian-psb-2020.json")
    match name:
        case "findings":
            return validate(load(EXAMPLES / "pingtan-2020.json"))
        case "changes":
            return compare(load(EXAMPLES / "xian-psb-2019.json"), report)
        case _:
            return report


def main() -> None:
    """
    Take all pictures anew.
    """
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, profile, pages in SHEETS:
            file = Path(folder) / f"{name}.docx"
            write(sheet(name), file, profile=profile, fonts="free")
            home = f"-env:UserInstallation={(Path(folder) / 'home').as_uri()}"
            subprocess.run(
                ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", folder, str(file)], check=True, capture_output=True
            )
            for page in map(str, pages):
                target = PICTURES / f"{name}-{page}"
                paper = str(file.with_suffix(".pdf"))
                command = ["pdftoppm", "-png", "-gray", "-r", DOTS, "-f", page, "-l", page, "-singlefile", paper, str(target)]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
