"""One tornado application: front page, finished packs, and Voila's front end with our pages."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from jupyterlab_server.config import get_federated_extensions
from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.routing import HostMatches, Rule
from tornado.web import Application
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.paths import collect_static_paths
from voila.utils import get_page_config, get_voila_labextensions_path

from pmf_lib import project
from pmf_lib.council import Council
from pmf_lib.errors import RunError
from pmf_lib.run.own_kernel import OwnKernelSpecs
from pmf_lib.run.served import HOST, looks, signing_in
from pmf_lib.run.served.answers import Assets, Missing, Packs, Stranger
from pmf_lib.run.served.front import FrontHandler
from pmf_lib.run.served.pages import EndHandler, PageHandler, SessionHandler, WidgetSocket
from pmf_lib.run.served.people import People
from pmf_lib.run.served.sessions import Rooms, Sessions
from pmf_lib.run.served.signing_in import SignInHandler, SignOutHandler

OWN_NAMES = (HOST, "localhost")
# What holds a page's widgets together, the stock ones, and our own.
EXTENSIONS = (
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
)
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
_TEND_EVERY_MS = 30_000
_PING_MS = 30_000  # jupyter-server asks for longer than tornado takes
_QUIET = ("tornado.access", "tornado.general", "traitlets")


class Site(Voila):
    """Voila's application with our routes: nothing of a visitor's runs, nothing else is served."""

    people: People
    page_config: dict[str, Any]
    own_script: str

    @property
    def council(self) -> Council:
        """The council whose pages these are."""
        return self.people.council

    @property
    def sessions(self) -> Sessions:
        """The kernels behind the pages."""
        return cast("Sessions", self.kernel_manager)

    def init_handlers(self) -> list[Any]:
        """The routes. What Voila would show beside them (folders, contents, files) is left out."""
        statics, extensions = (
            self.page_config[name] for name in ("fullStaticUrl", "fullLabextensionsUrl")
        )
        routes: list[Any] = [
            (r"/", FrontHandler),
            (signing_in.SIGN_IN, SignInHandler),
            (signing_in.SIGN_OUT, SignOutHandler),
            (r"/scrutiny/([a-z0-9][a-z0-9_-]*)", PageHandler),
            (rf"/api/kernels/{_KERNEL}", SessionHandler),
            (rf"/api/kernels/{_KERNEL}/channels", WidgetSocket),
            (rf"/voila/api/shutdown/{_KERNEL}", EndHandler),
            (r"/served/[0-9a-f]+/(page\.js)", Assets, {"path": str(looks.served_file(""))}),
        ]
        kept = [(statics, _with_voila(self.static_paths))]
        kept += [(f"{extensions}/{name}", path) for name, path in _extensions().items()]
        routes += [(rf"{url}/(.*)", Assets, {"path": path}) for url, path in kept]
        packs = str(project.outputs() / self.council.key)
        pack = (r"/([^/]+/.*)", Packs, {"path": packs, "default_filename": "index.html"})
        return [*routes, pack, (r".*", Missing)]

    def application(self) -> Application:
        """The application, which answers to this machine's own names alone."""
        settings = {**self.init_settings(), "site": self, "ws_ping_timeout": _PING_MS}
        found = Application(**settings)
        self.page_config, self.own_script = _page_config(self, settings)
        names = "|".join(name.replace(".", r"\.") for name in OWN_NAMES)
        found.add_handlers(rf"^({names})$", self.init_handlers())
        found.default_router.rules.append(Rule(HostMatches(r".*"), _strangers(settings)))
        self.app = found
        return found


def _strangers(settings: dict[str, Any]) -> Application:
    return Application([(r".*", Stranger)], **settings)


@asynccontextmanager
async def running(people: People, port: int, rooms: Rooms) -> AsyncIterator[int]:
    """The site, open to these people on this machine at the port given; closed at the end.

    A RunError where the port is taken.
    """
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="pmf-served-") as scratch:
        site = _site(people, Path(scratch))
        server = HTTPServer(site.application())
        site.sessions.settle(people.council.key, rooms, Path(scratch))
        tending = PeriodicCallback(site.sessions.tend, _TEND_EVERY_MS)
        try:
            sockets = _sockets(port)
            server.add_sockets(sockets)
            tending.start()
            site.sessions.refill()
            yield sockets[0].getsockname()[1]
        finally:
            tending.stop()
            server.stop()
            await asyncio.shield(site.sessions.close())


def _site(people: People, scratch: Path) -> Site:
    """Voila's application as we want it, whatever settings of Jupyter this machine has."""
    site = Site(
        config=Config({"KernelManager": {"autorestart": False}}),
        log_level=logging.ERROR,
        root_dir=str(project.root()),
        connection_dir=str(scratch),
        open_browser=False,
        ip=HOST,
    )
    site.people = people
    site.voila_configuration = VoilaConfiguration(
        parent=site,
        template="base",
        allow_template_override="NO",
        allow_theme_override="NO",
        extension_allowlist=list(EXTENSIONS),
        extension_denylist=[],
        file_allowlist=[],
        show_tracebacks=False,
        kernel_spec_manager_class=OwnKernelSpecs,
        multi_kernel_manager_class=Sessions,
    )
    site.template_paths = []
    site.static_paths = collect_static_paths(["voila", "nbconvert"], "base", prune=True)
    return site


def _page_config(site: Site, settings: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """What Voila's scripts are told, with addresses that change when what is installed does."""
    told = get_page_config("/", settings, site.log, site.voila_configuration)
    own = looks.served_file("page.js").read_bytes()
    installed = [version(name) for name in ("voila", "ipywidgets", "anywidget")]
    mark = hashlib.sha256(" ".join(installed).encode() + own).hexdigest()[:12]
    kept = ("appVersion", "appUrl", "baseUrl", "terminalsAvailable", "federated_extensions")
    config = {name: told[name] for name in kept} | {
        "fullStaticUrl": f"/voila/static/{mark}",
        "fullLabextensionsUrl": f"/voila/labextensions/{mark}",
        "progressiveRendering": False,
        "fullMathjaxUrl": None,
        "mathjaxConfig": None,
    }
    return config, f"/served/{mark}/page.js"


def _with_voila(paths: list[str]) -> str:
    """The folder that Voila's scripts lie in."""
    return next(path for path in paths if (Path(path) / "voila.js").is_file())


def _extensions() -> dict[str, str]:
    """Where the extensions that pages may load lie."""
    found = get_federated_extensions(get_voila_labextensions_path())
    return {name: str(found[name]["ext_path"]) for name in EXTENSIONS}


def _sockets(port: int) -> list[Any]:
    try:
        return bind_sockets(port, HOST, reuse_port=False)
    except OSError as error:
        raise RunError(
            f"Port {port} cannot be used: {error.strerror}",
            "A free port is needed",
            "Give another with --port, or 0 for any",
        ) from error
