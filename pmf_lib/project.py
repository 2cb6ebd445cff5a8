"""Where things lie: the project's root, its parameters, notebooks, outputs and database."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE_VARIABLE = "PMF_DATABASE"
HOME_VARIABLE = "PMF_HOME"


def root() -> Path:
    """The project's folder: PMF_HOME, else the nearest folder up from here that holds one."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).resolve()
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "parameters").is_dir() and (folder / "notebooks").is_dir():
            return folder
    return Path(__file__).resolve().parent.parent


def parameters() -> Path:
    """The folder of council profiles and run settings."""
    return root() / "parameters"


def outputs() -> Path:
    """The folder that finished quarters are published in."""
    return root() / "outputs"


def keys(council: str) -> Path:
    """Where the keys of a council's posts to the database are kept, by default."""
    return root() / "var" / f"keys-{council}.json"


def database_url() -> str:
    """The store's SQLAlchemy URL: PMF_DATABASE, else an SQLite file under the project."""
    return os.environ.get(DATABASE_VARIABLE) or f"sqlite:///{root() / 'var' / 'pmf.sqlite'}"
