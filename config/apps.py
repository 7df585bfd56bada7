from django.contrib.admin.apps import AdminConfig


class DataEntryConfig(AdminConfig):
    """Django's admin with the index page of config/data_entry.py."""

    default_site = "config.data_entry.DataEntrySite"
