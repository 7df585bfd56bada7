"""Inspectors under one name each, whatever spelling a report printed."""

from collections import defaultdict

from inspections.models import Inspector

from .files import by_key, checked, read_csv
from .saving import save_new


class Inspectors:
    """Finds an inspector by a printed name, adding those who are not there."""

    def __init__(self):
        self.aliases = by_key(read_csv("inspector_aliases.csv"), "alias")
        self.of_name = defaultdict(list)
        for alias, row in self.aliases.items():
            self.of_name[row["name"]].append(alias)
        self.known = {}
        for inspector in Inspector.objects.all():
            self._remember(inspector)

    def named(self, row, printed):
        """The inspector of a name as printed in a row."""
        name = self.aliases[printed]["name"] if printed in self.aliases else printed
        found = self.known.get(printed) or self.known.get(name)
        if found is None:
            found = save_new(checked(row, Inspector(name=name, slug="", aliases=self.of_name[name])))
            self._remember(found)
        return found

    def _remember(self, inspector):
        for name in (inspector.name, *inspector.aliases):
            self.known.setdefault(name, inspector)
