"""The page on which another pairing is tried: its desk and its parts."""

from pmf_lib.workbench.pairing_desk import PairingDesk
from pmf_lib.workbench.pairing_views import move, passage, side_by_side, trials

__all__ = ["PairingDesk", "move", "passage", "side_by_side", "trials"]
