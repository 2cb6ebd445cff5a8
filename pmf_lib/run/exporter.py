"""nbconvert's exporter on the reports' own template."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from nbconvert.exporters import TemplateExporter
from traitlets import default

import pmf_lib
from pmf_lib.views.html import prepared


class PageExporter(TemplateExporter):
    """nbconvert's exporter on our template: every word escaped, nothing from the network."""

    output_mimetype = "text/html"
    template_name = "template"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(Path(pmf_lib.__file__).parent)]

    def _create_environment(self) -> Environment:
        return prepared(super()._create_environment())
