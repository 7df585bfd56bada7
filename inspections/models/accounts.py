"""Accounts of people whom a single sign-on provider knows."""

from django.conf import settings
from django.db import models


class ProviderAccount(models.Model):
    """Whom an account here belongs to at a provider. Names and e-mail addresses change hands; a subject never does."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="provider_account")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255, help_text="The provider's own key of the person.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="provider_account_once")]

    def __str__(self):
        return f"{self.person} at {self.issuer}"
