"""A notebook as a page: its head at once, its cells as they run, then Voila's scripts."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, cast

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from markupsafe import Markup
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from pmf_lib.run import layout
from pmf_lib.run.markdown import Outline
from pmf_lib.run.served import cells, looks, scrutiny, signing_in
from pmf_lib.run.served.answers import Answer
from pmf_lib.run.served.scrutiny import Notebook
from pmf_lib.run.served.sessions import FullError, Sessions
from pmf_lib.run.served.surroundings import Visitor
from pmf_lib.views.html import Scope, environment

_REST = 3.0


class Guest(Answer, JupyterHandler):
    """One of Jupyter's handlers, with our headers and our own way to tell faults."""

    async def prepare(self, **words: Any) -> Any:
        """Only for whoever is signed in; then what Jupyter prepares."""
        super().prepare()
        await cast("Any", super(Answer, self).prepare(**words))

    def require_own(self, kernel: str) -> None:
        """404 for a session that is another's, as if it were not there."""
        if not self.sessions.belongs(kernel, self.person.mark):
            raise HTTPError(404)

    @property
    def sessions(self) -> Sessions:
        """The server's kernels."""
        return cast("Sessions", self.site.sessions)


class PageHandler(Guest):
    """Answers at `/scrutiny/<name>`."""

    session = ""
    _coming: asyncio.Future[str] | None = None

    @authenticated
    async def get(self, name: str) -> None:
        """The notebook's page, run for this visitor alone."""
        found = scrutiny.find(name)
        if found is None or not self.reach.notebook(name):
            raise HTTPError(404)
        try:
            self._coming = self.sessions.reserve(self._visitor)
        except FullError as full:
            raise HTTPError(503, full.sentence.replace("%", "%%")) from full
        # The cookie without which closing the page could not end its session.
        _ = self.xsrf_token
        self.set_header("Content-Type", "text/html; charset=utf-8")
        try:
            async for piece in self._page(found):
                self.write(piece)
                await self.flush()
        except StreamClosedError:
            self.sessions.soon(self._leave())
        finally:
            self.sessions.refill(after=_REST)

    def on_connection_close(self) -> None:
        """A visitor who leaves before the page is whole takes the session along."""
        super().on_connection_close()
        if self._coming:
            self.sessions.soon(self._leave())

    @property
    def _visitor(self) -> Visitor:
        """Who asks, with the one credential that their page's kernel holds."""
        database = self.site.people.database(self.person)
        return Visitor(self.person.mark, self.person.post.key, database)

    async def _leave(self) -> None:
        if self._coming:
            await self.sessions.end(await self._coming)

    async def _page(self, notebook: Notebook) -> AsyncIterator[str]:
        outline = Outline(Scope(here=notebook.address, level=1))
        for name in ("main", "jupyter-config-data", "pmf-cells"):
            outline.scope.id(name)
        node = scrutiny.read(notebook)
        head = looks.widget_head(self.site.council, notebook.title, notebook.address)
        yield _rendered("served_head.html.j2", head=head, title=notebook.title)
        for words in cells.words_before(node.cells, outline):
            yield words
        try:
            self.session = await self._coming if self._coming else ""
        except (OSError, RuntimeError):
            yield cells.stop(cells.STOPPED)
        else:
            kernel = self.sessions.get_kernel(self.session)
            async with contextlib.aclosing(cells.pieces(node, kernel, outline)) as given:
                async for piece in given:
                    yield piece
        yield _rendered("served_foot.html.j2", foot=looks.foot(), **self._scripts())

    def _scripts(self) -> dict[str, Any]:
        site = self.site
        return {
            "config": {**site.page_config, "kernelId": self.session},
            "own": site.own_script,
            "voila": f"{site.page_config['fullStaticUrl']}/voila.js",
        }


class SessionHandler(Guest, KernelHandler):
    """Says whether a page's session lives: what Voila's scripts and the page's own ask."""

    SUPPORTED_METHODS = ("GET",)

    @authenticated
    async def get(self, kernel_id: str) -> None:
        """The kernel's state, or 404 where it is gone."""
        self.require_own(kernel_id)
        if not await self.sessions.living(kernel_id):
            raise HTTPError(404)
        await cast("Any", super().get(kernel_id))


class EndHandler(Guest, VoilaShutdownKernelHandler):
    """Ends a page's session as the page goes."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """End it; the answer does not wait for that, as nobody reads it."""
        self.require_own(kernel_id)
        self.sessions.soon(self.sessions.end(kernel_id))
        self.set_status(204)
        self.finish()


class WidgetSocket(VoilaKernelWebsocketHandler):
    """Messages of widgets, and no others, between a page and its own kernel."""

    @property
    def _site(self) -> Any:
        return self.settings["site"]

    async def pre_get(self) -> None:
        """Open to whose session it is alone; one made ready belongs to nobody yet."""
        person = signing_in.require_person(self)
        if not self._site.sessions.belongs(self.kernel_id, person.mark):
            raise HTTPError(404)
        await super().pre_get()


def _rendered(template: str, **content: Any) -> Markup:
    text = environment().get_template(template).render(**content)
    return Markup(layout.tidy(text))
