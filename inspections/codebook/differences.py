"""What differs between two states of an entry, in sentences for the change list."""

from dataclasses import dataclass

from inspections.models import ChangeKind, Theme

TEXTS = ("scope", "include", "exclude")


@dataclass(frozen=True)
class Difference:
    kind: ChangeKind
    words: str


def state_of(entry):
    """A theme or group as plain values."""
    state = {name: getattr(entry, name) for name in ("name", "slug", "retired_on", "merged_into_id")}
    if isinstance(entry, Theme):
        state |= {name: getattr(entry, name) for name in (*TEXTS, "is_residual")}
        state |= {"terms": tuple(entry.terms), "group": entry.group.name}
    return state


def differences(before, after):
    """The differences between two states, each a kind and a sentence; `before` is None for a new entry.

    Another place in the order of the codebook is none.
    """
    if before is None:
        return [Difference(ChangeKind.ADDED, f"“{after['name']}” was added.")]
    told = [_renamed(before, after), _moved(before, after), _changed(before, after), _retired(before, after)]
    return [difference for difference in told if difference]


def _renamed(before, after):
    words = []
    if before["name"] != after["name"]:
        words.append(f"“{before['name']}” is called “{after['name']}” now.")
    if before["slug"] != after["slug"]:
        words.append(f"The address {before['slug']} of “{after['name']}” leads to {after['slug']} now.")
    return Difference(ChangeKind.RENAMED, " ".join(words)) if words else None


def _moved(before, after):
    if before.get("group") == after.get("group"):
        return None
    return Difference(ChangeKind.MOVED, f"“{after['name']}” moved from “{before['group']}” to “{after['group']}”.")


def _changed(before, after):
    words = [f"{name} reworded" for name in TEXTS if before.get(name) != after.get(name)]
    words += _terms(before.get("terms", ()), after.get("terms", ()))
    if before.get("is_residual") != after.get("is_residual"):
        words.append("a residual theme now" if after["is_residual"] else "no residual theme any more")
    return Difference(ChangeKind.CHANGED, f"“{after['name']}”: {'; '.join(words)}.") if words else None


def _terms(before, after):
    added = [term for term in after if term not in before]
    gone = [term for term in before if term not in after]
    words = [f"terms added: {', '.join(added)}"] if added else []
    words += [f"terms taken away: {', '.join(gone)}"] if gone else []
    return words or (["terms in another order"] if before != after else [])


def _retired(before, after):
    if bool(before["retired_on"]) == bool(after["retired_on"]):
        return None
    if after["retired_on"]:
        return Difference(ChangeKind.RETIRED, f"“{after['name']}” was retired.")
    return Difference(ChangeKind.RESTORED, f"“{after['name']}” was taken back into use.")
