"""Demo councils: invented source files, the same at every writing, with stories planted in them."""

from pmf_lib.demo.catalogue import catalogue_keys
from pmf_lib.demo.write import write_demo

__all__ = ["catalogue_keys", "write_demo"]
