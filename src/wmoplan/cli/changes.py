"""`wmoplan changes`: what moved since the last time, or what differs between two files."""

from typing import Annotated

from wmoplan.cli import options, session, speak
from wmoplan.cli.options import argument
from wmoplan.errors import UsageError

Files = Annotated[
    list[str] | None,
    argument(
        "OUD NIEUW",
        "Twee profielen, of twee tijdlijnen of plannen die u als .json bewaarde. "
        "Zonder bestanden: wat er verschoof sinds de vorige keer.",
    ),
]


def changes(
    files: Files = None,
    profile: options.Profile = None,
    as_of: options.AsOf = None,
) -> None:
    """Tell what came, moved or went, and what that does to the time for advice."""
    from wmoplan.desk.compare import between

    if not files:
        _since_last(profile, as_of)
        return
    if len(files) != 2 or profile:  # noqa: PLR2004 - old and new
        raise UsageError(
            "Welke twee bestanden?\n  Schrijf bijvoorbeeld: wmoplan changes oud.yaml wmoplan.yaml\n"
            "  Bewaar eerst een tijdlijn met: wmoplan timeline --format json --output oud.json\n"
            "  Wilt u weten wat er verschoof sinds de vorige keer? Typ dan alleen: wmoplan changes"
        )
    text, notices = between(files[0], files[1], session.seen_from(as_of), speak.columns())
    speak.tell(*notices)
    speak.say_folded(text)


def _since_last(profile: str | None, as_of: str | None) -> None:
    """Tell what the profile changes against what was last remembered, and remember it; then all that ever moved."""
    from wmoplan.desk.compare import ever_promised, since_promised
    from wmoplan.desk.memory import looks_back, renew
    from wmoplan.store.content import full

    timeline = session.timeline_of(profile, as_of)
    known, history, failure = renew(timeline, session.written(profile))  # before anything is told: who reads may stop
    if known is None:
        speak.say("Er is nog niets om mee te vergelijken. Begin met 'wmoplan calendar': dan onthoudt wmoplan de dagen.")
        return
    if known.later and not known.history.moments:
        speak.say("Op die dag had wmoplan nog niets onthouden.")
        speak.tell(looks_back(known))
        return
    speak.say_folded(since_promised(known, timeline, speak.columns()))
    if failure:
        raise failure
    if known.later:
        speak.tell(looks_back(known))
    elif history:
        speak.tell(f"Onthouden in {full(known.text.history_path)}")
    speak.say("\n" + speak.folded_lines(ever_promised(history or known.history, timeline)))
