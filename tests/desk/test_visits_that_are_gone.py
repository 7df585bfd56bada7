"""Whatever is sent to the desk about a visit that is not there is answered with 404."""

import pytest
from django.urls import reverse

from inspections.desk.urls import urlpatterns

pytestmark = pytest.mark.django_db

PATHS = [each for each in urlpatterns if "visits/" in str(each.pattern)]
OTHERS = {"slug": "visit-type", "problem": 1, "action": 1, "verb": "agree"}


@pytest.mark.parametrize("key", [987654321, int("9" * 30)])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_nothing_is_found(admin_client, path, key):
    names = path.pattern.converters
    about = {name: OTHERS.get(name, key) for name in names}
    address = reverse(path.name, kwargs=about)
    assert admin_client.post(address).status_code in (404, 405)
    assert admin_client.get(address).status_code in (404, 405)
