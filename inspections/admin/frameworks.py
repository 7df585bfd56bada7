"""The short lists that visits and judgements choose from. They are data because frameworks change."""

from django.contrib import admin

from inspections.models import Framework, Grade, JudgementArea, Topic

from .base import DataEntryAdmin
from .forms import SluggedForm


class KeyedByNameAdmin(DataEntryAdmin):
    """A list whose rows are known by their short name, which therefore never changes."""

    search_fields = ["name"]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []


@admin.register(Framework)
class FrameworkAdmin(KeyedByNameAdmin):
    fields = ["slug", "name", "full_name", "order"]
    list_display = ["name", "full_name", "slug", "order"]


@admin.register(JudgementArea)
class JudgementAreaAdmin(KeyedByNameAdmin):
    fields = ["slug", "name", "order"]
    list_display = ["name", "slug", "order"]


@admin.register(Grade)
class GradeAdmin(KeyedByNameAdmin):
    fields = ["slug", "name", "scale", "rank"]
    list_display = ["name", "scale", "rank", "slug"]
    list_filter = ["scale"]


@admin.register(Topic)
class TopicAdmin(DataEntryAdmin):
    form = SluggedForm
    fields = ["name", "slug"]
    list_display = ["name", "slug"]
    search_fields = ["name"]

    def get_deleted_objects(self, objs, request):
        """A topic that visits have is kept: they would lose it without a word in their histories."""
        gone, counts, missing, protected = super().get_deleted_objects(objs, request)
        used = Topic.objects.filter(pk__in=[topic.pk for topic in objs], visits__isnull=False).distinct()
        return gone, counts, missing, [*protected, *(f"{topic}: take it off its visits first" for topic in used)]
