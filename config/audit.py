"""Asks the registries whether a locked package has a known vulnerability: `python -m config.audit`, in `make lint`.

It ends with 1 when one is found. Where a registry cannot be asked, as offline or behind a mirror that answers no such
questions, it says so and that this is no proof of health, and does not fail: the lock did not get worse by that.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
EXPORT = "uv export --locked --all-groups --no-emit-project --no-header --quiet --output-file"
PIP_AUDIT = "pip-audit --disable-pip --require-hashes --progress-spinner off --format json --requirement"
NPM_AUDIT = "npm audit --json --omit=optional"


class NotAskedError(Exception):
    """No answer came; in words, why."""


@dataclass(frozen=True)
class Answer:
    """What a registry knows: of how many packages it told something, and a line for each vulnerability."""

    told: int
    packages: int
    vulnerable: list[str]


def python_packages() -> Answer:
    """What PyPI says of uv.lock."""
    with TemporaryDirectory() as folder:
        locked = str(Path(folder) / "requirements.txt")
        run([*EXPORT.split(), locked])
        return read_pip_audit(run([*PIP_AUDIT.split(), locked]))


def node_packages() -> Answer:
    """What the npm registry says of package-lock.json."""
    return read_npm_audit(run(NPM_AUDIT.split()))


def run(command: list[str]) -> str:
    """What the command prints, if that is anything; its status says no more than that."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise NotAskedError(f"{command[0]} is not installed; make setup installs it") from error
    if not done.stdout.strip() and done.returncode:
        raise NotAskedError(last_line(done.stderr))
    return done.stdout


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it printed nothing"])[-1]


def read_pip_audit(text: str) -> Answer:
    """pip-audit's JSON. It leaves out what PyPI does not know, which is everything where a mirror does not answer."""
    packages = json.loads(text)["dependencies"]
    told = [package for package in packages if "vulns" in package]
    if not told:
        raise NotAskedError(packages[0]["skip_reason"] if packages else "nothing is locked")
    lines = [python_line(package, hole) for package in told for hole in package["vulns"]]
    return Answer(len(told), len(packages), lines)


def python_line(package: dict, hole: dict) -> str:
    mended = ", ".join(hole["fix_versions"]) or "no version yet"
    return f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}"


def read_npm_audit(text: str) -> Answer:
    """npm's JSON: an object of vulnerable packages by name, or one that tells of an error."""
    answer = json.loads(text)
    if "vulnerabilities" not in answer:
        raise NotAskedError(answer.get("message") or answer.get("error", {}).get("summary") or "npm does not say why")
    lines = [node_line(package) for package in answer["vulnerabilities"].values()]
    total = answer["metadata"]["dependencies"]["total"]
    return Answer(total, total, lines)


def node_line(package: dict) -> str:
    """A package is vulnerable itself, or by one it needs, which is then named instead."""
    why = ", ".join(cause if isinstance(cause, str) else cause["url"] for cause in package["via"])
    return f"{package['name']} ({package['severity']}): {why}"


def tell(lock: str, ask: Callable[[], Answer]) -> int:
    """1 when a package of the lock is vulnerable, else 0; prints which, or why nobody could be asked."""
    try:
        answer = ask()
    except NotAskedError as reason:
        print(f"{lock}: NOT AUDITED, which is no proof that all is well. Nobody could be asked ({reason}).")
        return 0
    print(f"{lock}: {len(answer.vulnerable)} known vulnerabilities in {answer.told} of {answer.packages} packages")
    for line in answer.vulnerable:
        print(f"  {line}")
    return 1 if answer.vulnerable else 0


def main() -> int:
    return max([tell("uv.lock", python_packages), tell("package-lock.json", node_packages)])


if __name__ == "__main__":
    sys.exit(main())
