import datetime

import pytest
from django.core.exceptions import ValidationError

from tests.factories import CouncilResponseFactory


@pytest.mark.django_db
def test_it_refuses_a_response_before_the_report():
    response = CouncilResponseFactory(published_on=datetime.date(2024, 5, 9))
    with pytest.raises(ValidationError, match="cannot come before the report"):
        response.full_clean()
