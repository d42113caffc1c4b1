"""Asks one host for its answers over HTTPS, and keeps to what a polite and careful visitor does."""

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple, Self
from urllib.parse import urlsplit

from wmoplan import __version__
from wmoplan.dutch import count
from wmoplan.errors import SourceError, UsageError

if TYPE_CHECKING:
    import httpx

AGENT: Final = f"wmoplan/{__version__} (vergaderdagen voor adviesraden)"
LARGEST: Final = 10_000_000
"""Unit: bytes of one answer when unpacked. A year of meetings of a large city is far smaller."""

MOST_ANSWERS: Final = 150
"""How many questions one run asks at most."""

ATTEMPTS: Final = 3
WAIT: Final = 20.0
"""Unit: seconds. How long is waited for an answer, for its next part, and between two attempts at most."""

LONGEST_PAUSE: Final = 86_400.0
"""Unit: seconds. A host that wants no question for longer is told as a day."""

WHOLE: Final = 60.0
"""Unit: seconds. How long one answer may take, with all attempts."""

MOST_TURNS: Final = 3
"""How often one question is sent on to another address of the same host."""

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
TOO_OFTEN: Final = 429
ABSENT: Final = 404
NOT_CHANGED: Final = 304


class Answer(NamedTuple):
    """What a host answered.

    Attributes:
        content: The answer; empty where nothing changed.
        mark: What the host calls this state of the answer (ETag, or else Last-Modified); may be empty.
        is_changed: Whether it is another answer than the one with the mark that was sent along.
    """

    content: bytes
    mark: str
    is_changed: bool = True


class Client:
    """A visitor of one address.

    Attributes:
        base: The address; what is asked lies below it.
        asked: How many questions were asked so far, attempts counted once.

    Raises:
        UsageError: The address is no https, and not on this computer.
    """

    def __init__(self, base: str, transport: "httpx.BaseTransport | None" = None) -> None:
        import httpx

        parts = urlsplit(base)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise UsageError(f"'{base}' is geen adres dat met https:// begint.\n  Schrijf het hele adres.")
        self.base = base.rstrip("/")
        self.asked = 0
        timeout = httpx.Timeout(WAIT, connect=WAIT / 2)
        head = {"User-Agent": AGENT, "Accept": "application/json"}
        self._http = httpx.Client(timeout=timeout, headers=head, transport=transport, follow_redirects=False)

    def __enter__(self) -> Self:
        """Return the visitor itself; its connections close at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._http.close()

    def ask(self, path: str, query: Mapping[str, str], mark: str = "") -> Answer:
        """Return an answer.

        Args:
            path: What is asked for, below the address.
            query: What is asked of it.
            mark: That of an answer that is kept; it is sent along, so that the host need not send that one again.

        Raises:
            SourceError: The host does not answer, refuses, sends on to another place, or says far too much.
        """
        import httpx
        from stamina import retry_context
        from stamina.instrumentation import set_on_retry_hooks

        set_on_retry_hooks([])  # they would write to the screen

        self.asked += 1
        if self.asked > MOST_ANSWERS:
            raise SourceError(TOO_MUCH.format(host=self.host))
        try:
            for attempt in retry_context(
                on=_wait_before_again, attempts=ATTEMPTS, timeout=WHOLE, wait_initial=0.5, wait_max=WAIT
            ):
                with attempt:
                    return self._once(f"{self.base}/{path}", query, mark)
        except httpx.HTTPStatusError as fault:
            raise _refused(self.host, fault.response) from None
        except httpx.TimeoutException:
            raise SourceError(f"{self.host} antwoordt niet op tijd.\n  {LATER}") from None
        except httpx.HTTPError as fault:
            if _is_unsafe(fault):
                unsafe = "is niet veilig te bereiken: het certificaat van dit adres klopt niet"
                raise SourceError(f"{self.host} {unsafe}.\n  {LATER}") from None
            raise SourceError(f"{self.host} is niet te bereiken.\n  Hebt u internet? {LATER}") from None
        raise AssertionError  # the last attempt returned or raised

    @property
    def host(self) -> str:
        """The name of the host that is asked."""
        return urlsplit(self.base).hostname or self.base

    def _once(self, url: str, query: Mapping[str, str], mark: str) -> Answer:
        head = {("If-Modified-Since" if mark.endswith(" GMT") else "If-None-Match"): mark} if mark else {}
        request = self._http.build_request("GET", url, params=dict(query), headers=head)
        for _ in range(MOST_TURNS):
            response = self._http.send(request, stream=True)
            try:
                following = response.next_request
                if following is None:
                    return self._read(response, mark)
            finally:
                response.close()
            if (following.url.scheme, following.url.netloc) != (request.url.scheme, request.url.netloc):
                break
            request = following
        raise SourceError(f"{self.host} verwijst door naar een ander adres.\n  {LATER}")

    def _read(self, response: "httpx.Response", mark: str) -> Answer:
        """Return an answer while it comes in, no further than its bounds."""
        if response.status_code == NOT_CHANGED and mark:
            return Answer(b"", mark, is_changed=False)
        response.raise_for_status()
        begun, content = monotonic(), bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > LARGEST:
                raise SourceError(f"{self.host} stuurt veel te veel om te lezen.\n  {LATER}")
            if monotonic() - begun > WHOLE:
                raise SourceError(f"{self.host} stuurt te langzaam.\n  {LATER}")
        found = response.headers
        return Answer(bytes(content), found.get("ETag") or found.get("Last-Modified") or "")


LATER: Final = "Probeer het later nog eens. Er is niets veranderd."
OTHERWISE: Final = (
    "Het kan ook anders: haal de lijst van de website van de raad, en geef haar aan wmoplan meetings add."
)
TOO_MUCH: Final = f"{{host}} geeft meer dan wmoplan in één keer vraagt. Er is niets veranderd.\n  {OTHERWISE}"


def _refused(host: str, response: "httpx.Response") -> SourceError:
    """Return what a refusal of a host means."""
    status = response.status_code
    if status == TOO_OFTEN and (seconds := _pause(response)) > WAIT:
        minutes = count(-(-int(min(seconds, LONGEST_PAUSE)) // 60), "minuut", "minuten")
        told = f"{host} wil even geen vragen. Er is niets veranderd."
        return SourceError(f"{told}\n  Probeer het over {minutes} nog eens.")
    if status == TOO_OFTEN:
        return SourceError(f"{host} wil even niet meer vragen.\n  {LATER}")
    return SourceError(f"{host} geeft een fout ({status}).\n  {LATER}", is_absent=status == ABSENT)


def _wait_before_again(fault: Exception) -> "bool | float":
    """Tell whether to ask again after a fault, or in how many seconds, where the host says that itself."""
    import httpx

    if isinstance(fault, httpx.HTTPStatusError):
        status = fault.response.status_code
        if status == TOO_OFTEN and "Retry-After" in fault.response.headers:
            seconds = _pause(fault.response)
            return seconds <= WAIT and (seconds or True)
        return status == TOO_OFTEN or status >= httpx.codes.INTERNAL_SERVER_ERROR
    return isinstance(fault, httpx.TransportError) and not _is_unsafe(fault)


def _pause(response: "httpx.Response") -> float:
    """Return how many seconds a host wants no question; 0 where it does not say so."""
    asked = response.headers.get("Retry-After", "")
    return float(asked) if asked.isascii() and asked.isdecimal() else 0.0


def _is_unsafe(fault: Exception) -> bool:
    """Tell whether a host could not prove that it is the one that was asked."""
    return "CERTIFICATE_VERIFY_FAILED" in str(fault)
