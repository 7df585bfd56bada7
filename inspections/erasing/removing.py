"""Removes an inspector's row, or an officer's name in texts, everywhere in one transaction.

The database itself keeps the history of what changes, at the end of a transaction at the latest. So it is made to do
that first, and what it kept is changed last.
"""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.core.cache import caches
from django.db import connection, transaction

from inspections.models import Document, Inspector, VisitInspector

from .columns import columns
from .names import Name


@dataclass(frozen=True)
class Removed:
    """How many rows of each kind changed, and the documents whose file has the name on one of its pages."""

    rows: dict[str, int]
    documents: list[Document]


@transaction.atomic
def remove_name(name: Name, *, with_files: bool = False, only_look: bool = False) -> Removed:
    """Take the name, and all names of an inspector who has it, out of every row and out of the history.

    `with_files` gives up the stored files that have it, too; `only_look` leaves everything as it was.
    """
    rows: Counter[str] = Counter()
    documents: set[Document] = set()
    for each in names_of(name):
        documents |= set(Document.objects.filter(pages__text__iregex=each.pattern).distinct())
        rows += forget_inspector(each)
        rows += replaced_in(each, of_history=False)
        let_the_database_keep_its_history()
        rows += replaced_in(each, of_history=True)
    if only_look:
        transaction.set_rollback(True)
    elif with_files:
        give_up_files(documents)
    return Removed(dict(rows), sorted(documents, key=lambda document: document.file_name))


def names_of(name: Name) -> list[Name]:
    """The name and, where an inspector has it, that inspector's other names."""
    inspector = Inspector.objects.named(name.words)
    others = [inspector.name, *inspector.aliases] if inspector else []
    return [name, *(Name(other) for other in others if other.lower() != name.words.lower())]


def forget_inspector(name: Name) -> Counter[str]:
    """Delete the inspector of that name with the rows of visits and every row of their history."""
    inspector = Inspector.objects.named(name.words)
    if inspector is None:
        return Counter()
    key, visits = inspector.pk, inspector.visit_rows.count()
    inspector.visit_rows.all().delete()
    inspector.delete()
    let_the_database_keep_its_history()
    VisitInspector.history.filter(inspector_id=key).delete()
    Inspector.history.filter(id=key).delete()
    return Counter({"inspector": 1, "inspectors of visits": visits})


def replaced_in(name: Name, *, of_history: bool) -> Counter[str]:
    found = Counter()
    for column in columns(of_history=of_history):
        found[str(column.model._meta.verbose_name_plural)] += column.replace(name)
    return +found


def let_the_database_keep_its_history() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def give_up_files(documents: set[Document]) -> None:
    """The rows stay, with the words of their pages; the files go once the transaction holds."""
    for document in documents:
        if document.file:
            transaction.on_commit(partial(document.file.storage.delete, document.file.name))
            Document.objects.filter(pk=document.pk).update(file="")
    transaction.on_commit(caches["pages"].clear)
