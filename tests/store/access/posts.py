"""The posts that tests sign in as: one of each kind."""

from pmf_lib.store.access import Post, Role

CHAIR = Post(Role.COMMITTEE_CHAIR, "economic-growth")
ENTRY = Post(Role.DATA_ENTRY, "ict-services")
TEAM = Post(Role.PERFORMANCE_TEAM)
OFFICER = Post(Role.SCRUTINY_OFFICER)
AUDIT = Post(Role.AUDIT_COMMITTEE)
PUBLIC = Post(Role.PUBLIC)
ONE_OF_EACH = (TEAM, OFFICER, AUDIT, CHAIR, ENTRY, PUBLIC)
