"""What a visit without grades was about, in the publisher's usual words for it."""

import re

from inspections.reports.document import plain

# The topics of focused visits that the ILACS framework names, by the words letters use for them.
TOPICS = {
    "front door": r"front door|contacts? and referrals?|request for support",
    "children in need or on a protection plan": r"children in need|child in need|protection plan|child protection",
    "extra-familial risk": (
        r"extra-? ?familial|exploitation|missing from|vulnerable adolescents|outside (?:of )?the(?:ir)? (?:family|home)"
    ),
    "children in care": r"children in care|looked[- ]after|cared[- ]for children",
    "permanence": r"permanence|permanency",
    "care leavers": r"care leavers|care[- ]experienced",
    "placements of older children": r"placement decision|older children|semi-independent|unregulated|unregistered",
    "Covid-19": r"covid|pandemic",
}
ABOUT = re.compile(
    r"(?:looked at|reviewed|considered|evaluated|focused on|focusing on|focus of|scrutinised)\b(?P<topic>[^.]*)", re.I
)
LEAD_IN = re.compile(
    r"^(?:the )?(?:(?:local authority|council|partnership)[’']s )?(?:progress made (?:in|by) )?"
    r"(?:the )?(?:arrangements?|response|quality of practice|work)? ?(?:for|to|in|with)? ?(?:the )?", re.I
)  # fmt: skip


def read_topics(opening: str) -> list[str]:
    """Topics of the sentences that say what inspectors looked at; a topic of no usual kind as printed."""
    for match in ABOUT.finditer(opening):
        printed = " ".join(match["topic"].split())
        named = [topic for topic, words in TOPICS.items() if re.search(words, plain(printed))]
        if named:
            return named
        if "evidence" not in printed and len(printed) > 10:
            return [LEAD_IN.sub("", printed)]
    return []
