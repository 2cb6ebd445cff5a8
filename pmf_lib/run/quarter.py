"""A quarter's run from plan to publication; a notebook is known by path and parameters only."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from pmf_lib import project
from pmf_lib.council import Council, profile_path
from pmf_lib.errors import RunError
from pmf_lib.periods import Period
from pmf_lib.run import place as places
from pmf_lib.run.assemble import Quarter, assemble
from pmf_lib.run.decide import Decision, Standing, carried_over, decide
from pmf_lib.run.inputs import Common, code_digest, digest_of, file_digest
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.log import RunLog
from pmf_lib.run.place import Place
from pmf_lib.run.plan import Plan
from pmf_lib.run.progress import Reporter
from pmf_lib.run.record import Fault, Manifest, PackRecord, State, read_manifest, text_record
from pmf_lib.run.settings import Settings
from pmf_lib.run.staging import Finished, stage
from pmf_lib.run.worker import Job, Made, fail, make
from pmf_lib.run.workers import Lost, Pool
from pmf_lib.store import Snapshot, Store

_GRACE = 60.0
