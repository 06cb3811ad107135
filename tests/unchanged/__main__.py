"""
Write what comes of all cases now.
"""

from tests.unchanged import HERE, KEPT, made

for name in KEPT:
    text = "\n".join(f"# {case}\n{came}" for case, came in made(name))
    (HERE / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
