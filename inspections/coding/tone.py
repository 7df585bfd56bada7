"""Words by which a sentence praises, finds fault or only reports: features of the assessment, after the coding guide.

The counts decide nothing by themselves; the trained model learns what each is worth.
"""

import re

FAULT = re.compile(
    r"""inconsisten\w+|variab\w+|\bvarie[sd]\b|weak\w*|poor(ly)?|insufficient\w*|inadequate\w*|lack(s|ed|ing)?
    |too\ (many|few|long|late|slow|often|much|high|little|variable|low)
    |not\ (yet|always|all|sufficiently|consistently|routinely|enough|fully|been|being|effective\w*|robust\w*|good|well
        |clear\w*|timely|completed|reviewed|recorded|updated|considered|seen|used|offered|given|made|kept|have|evident
        |monitored|every)\b
    |delay\w*|drift|gaps?\b|limited|shortfall\w*|shortcoming\w*|fail(s|ed|ing|ure|ures)?\b|hinder\w*|hamper\w*|imped\w*
    |less\ (well|effective|consistent|robust|timely|clear|developed|strong|evident)|undermin\w*|unable|cannot
    |need(s|ed)?\ to\ (be|improve|ensure|do|strengthen|develop|make)\b|further\ work
    |requires?\ (improvement|further|strengthening)|more\ (work|needs|remains|to\ do)
    |remains?\ (a\ challenge|too|inconsistent|variable|low|high|weak|poor|limited|under)
    |challeng(e|es|ing)\ (for|remain)
    |missed\ opportunit\w+|inappropriate\w*|unsuitable|ineffective\w*|unclear|unallocated|backlog|rarely|seldom
    |do(es)?\ not|did\ not|have\ not|has\ not|had\ not|is\ not|are\ not|was\ not|were\ not
    |without\ (a|an|any|the|sufficient|clear)\b|wait(ing)?\ (too|for|list\w*)|overly|over-?optimis\w+|unassessed|unmet
    |at\ risk\ of\ (significant\ )?harm\ for|left\ (in|at|children|some|too)|deteriorat\w+|declin\w+|shortage|barrier\w*
    |high\ (caseloads|turnover|number|proportion\ of\ agency)|low\ (rate|number|proportion|level|take-up|uptake)s?
    |longer\ than|slow(ly|er)?\b|good\ enough|yet\ to|yet\ (fully|consistently|embedded|sufficiently)
    |under-?developed|below\ (the\ )?(national|average|that|target)|worse|concern(s)?\ (about|that|remain)|serious(ly)?
    |however|absence|absent|incomplete|out\ of\ date|missing\ key|infrequent\w*|fragmented|confus\w+|superficial|lengthy
    |vague|generic|adult-focused|no\ (clear|overall|formal|evidence|system\w*|consistent|strategic|dedicated)|little
    |only\ (a|some|around|half|\d)|few\b|small\ (number|minority)|minority\ of|occasion\w*|at\ times|sometimes
    |some\ (children|care\ leavers|young\ people|plans|assessments|social\ workers|staff|parents|records|cases)""",
    re.IGNORECASE | re.VERBOSE,
)
PRAISE = re.compile(
    r"""good\b|strong(ly|er)?\b|effective(ly|ness)?|timely|prompt(ly)?|robust(ly)?|thorough(ly)?|comprehensive(ly)?
    |well[-\ ]\w+|well\b|excellent|outstanding|high[-\ ]quality|high\ standard|positive(ly)?
    |improv(ed|ing|ement|ements)|appropriate(ly)?|sensitive(ly)?|skil(led|ful|fully)|child-(centred|focused)|committed
    |commitment|benefit(s|ed)?|successful(ly)?|impress\w+|clear(ly)?\b|creative(ly)?|innovative|ambitious|ambition|stable
    |stability|regular(ly)?|purposeful(ly)?|detailed|insightful|careful(ly)?|quick(ly)?|swift(ly)?|proactive(ly)?
    |persisten\w+|tenacious(ly)?|make(s)?\ (good|real|positive|tangible)
    |making\ (good|a\ difference|a\ positive|progress)|progress|trusting|enduring|warm\w*|valued?|proud|enjoy
    |safe(ly|r)?\b|suitable|supportive|highly|rigorous(ly)?|exemplary|enables?|ensur(es|ing|ed)
    |result(s|ed|ing)\ in\ (improved|better|positive|children)|reduc(es|ed|ing|tion)|consistent(ly)?|confident(ly)?
    |experienced|knowledgeable|helpful|meaningful|accurate(ly)?|responsive|decisive|sound|strength|strengthen(ed|ing)
    |embedded|met\b|meets?\ (their|children|need)|listened|understood|happy|visible|stabili[sz]ed""",
    re.IGNORECASE | re.VERBOSE,
)
REPORT = re.compile(
    r"""plans?\ (are|is)\ in\ place|has\ plans|there\ are\ plans|recogni[sz]e[sd]?|aware\ (of|that)|acknowledge[sd]?
    |at\ the\ time\ of\ (the|this)\ inspection|too\ (early|soon)|inspectors\ (were|spoke|looked|met|visited)
    |this\ (visit|letter|inspection)|carried\ out\ in\ line|it\ is\ planned|is\ being\ (developed|reviewed|considered)
    |are\ being\ (developed|reviewed)|will\ be|under\ ?way|has\ (commissioned|appointed)|recently""",
    re.IGNORECASE | re.VERBOSE,
)
CONTRAST = re.compile(
    r"""\b(however|but|although|while|whilst|despite|yet|nevertheless|except|where|some|not\ all)\b
    |\b(for|in)\ (some|a\ small|a\ minority|a\ few|others|too\ many)\b""",
    re.IGNORECASE | re.VERBOSE,
)
DENIAL = re.compile(
    r"""\b(not|never|no|nor|neither|without|rarely|lack\w*|insufficient\w*|too|fail\w*|less|inconsisten\w*|unless|poor\w*
    |limited|variab\w*|yet)\b(?:\W+\w+){0,4}?\W+$""",
    re.IGNORECASE | re.VERBOSE,
)
REACH_OF_DENIAL = 45  # characters before a word of praise in which a denial turns it round

PURPOSE_OF_VISIT = re.compile(
    r"""^(this\ letter\ summaris|this\ (visit|inspection)\ was\ carried\ out|the\ inspection\ was\ carried\ out
    |inspectors\ (looked\ at|visited|reviewed|considered|were\ on\ site|spoke|evaluated)
    |(his|her)\ majesty's\ inspectors?\ for\ this|between\ \d+\ .*\ (undertook|carried\ out|conducted|completed)
    |following\ the\ .*\ inspection\ .*\ (undertook|visited)
    |ofsted\ will\ (take|use)|we\ will\ (take|share|copy)|the\ (next|findings\ of\ this).*\ (inspection|visit)\ will
    |i\ am\ writing|we\ are\ copying|the\ .*\ should\ (prepare|send)\ .*\ (written\ statement|action\ plan))""",
    re.IGNORECASE | re.VERBOSE,
)

COUNTS = 9  # numbers that tone_of gives


def tone_of(sentence: str) -> list[float]:
    """The tone of a sentence as COUNTS numbers.

    Words of praise, praise denied, fault, report and contrast (each at most 4), whether any fault and any praise, fault
    over praise, and the length in 200 characters.
    """
    praise = sum(not _denied(sentence, match.start()) for match in PRAISE.finditer(sentence))
    denied = len(PRAISE.findall(sentence)) - praise
    fault = len(FAULT.findall(sentence))
    counts = (praise, denied, fault, len(REPORT.findall(sentence)), len(CONTRAST.findall(sentence)))
    return [*(min(count, 4) for count in counts), fault > 0, praise > 0, fault - praise, len(sentence) / 200]


def _denied(sentence: str, start: int) -> bool:
    return DENIAL.search(sentence[max(0, start - REACH_OF_DENIAL) : start]) is not None


def only_tells_of_the_visit(sentence: str) -> bool:
    """Whether a sentence says no more than why, how and by whom a visit was made, or what follows from it."""
    return PURPOSE_OF_VISIT.search(sentence.replace("’", "'")) is not None
