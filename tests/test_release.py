"""What a release is called: the same for the same program, and otherwise after all that pages could tell of."""

import pytest

from inspections.release import release


@pytest.fixture
def program(settings, tmp_path):
    """The folder of a program of one template and what Python made of a file."""
    for name, content in {"templates/home.html": "One", "config/__pycache__/urls.pyc": "made"}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content)
    settings.BASE_DIR = tmp_path
    return tmp_path


def called():
    return release.__wrapped__()


CHANGES = {
    "a file": lambda folder, settings: (folder / "templates/home.html").write_text("Two"),
    "a file's name": lambda folder, settings: (folder / "templates/home.html").rename(folder / "templates/about.html"),
    "a new file": lambda folder, settings: (folder / "templates/about.html").write_text(""),
    "a package": lambda folder, settings: (folder / "uv.lock").write_text("another"),
    "whom to ask": lambda folder, settings: setattr(settings, "CONTACT", "Kim Lee"),
    "how often one may ask": lambda folder, settings: setattr(settings, "LIMITS", {"api": 7}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_program_is_called_otherwise(program, settings, change):
    before = called()
    change(program, settings)
    assert called() != before


def test_what_python_makes_of_files_changes_nothing(program):
    before = called()
    (program / "config/__pycache__/urls.pyc").write_text("made anew")
    assert called() == before
