"""Draws every picture beside its page: `python -m docs.methods.pictures`."""

from docs.methods.pictures.drawing import FOLDER, drawn, modules

if __name__ == "__main__":
    for module in modules():
        (FOLDER / f"{module.name}.svg").write_text(drawn(module), encoding="utf-8")
