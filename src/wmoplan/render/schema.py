"""The schemas of a profile and of a region's file, with what an editor can tell of each key in Dutch."""

from typing import Any, Final

from wmoplan.model.profile import Profile
from wmoplan.model.region import RegionFile
from wmoplan.record import Record

DAY_FORMS: Final = "Een datum, zoals 2014-10-27, 27-10-2014 of 27 oktober 2014."

SHORT: Final = {"DayFact": DAY_FORMS, "TermFact": "Een termijn, zoals 6 weken, 10 dagen of 24 uur."}
"""What may stand in the place of a fact with its source: the bare value."""

TOGETHER: Final[dict[str, dict[str, Any]]] = {
    "MeetingRow": {
        "oneOf": [{"required": ["datum"]}, {"required": ["regel"]}],
        "dependentRequired": {"regel": ["van", "tot"], "naar": ["status"]},
    },
    "ScheduleVersion": {
        "anyOf": [{"required": ["versie"]}, {"required": ["van"]}],
        "dependentRequired": {"van": ["tot"], "tot": ["van"], "organen": ["van"]},
    },
}
"""Which keys need each other, for the models that check it."""

ORIGINS: Final = {
    "bron": "Waar dit staat, in uw eigen woorden.",
    "sinds": f"Sinds welke dag dit bekend is. {DAY_FORMS}",
}

KEYS: Final[dict[str, dict[str, str]]] = {
    "Profile": {
        "gemeente": "De naam van uw gemeente, of haar code, zoals GM0017.",
        "organisatie": "De naam van uw raad of organisatie.",
        "rol": "Wie u bent: een wmo-raad, een clientenraad of een belangenorganisatie.",
        "plan": "Het plan dat u volgt, of meer dan een met komma's ertussen. Een eigen plan is een bestand: plan.yaml.",
        "ankers": "Dagen die uw gemeente kiest. Elk plan noemt de zijne.",
        "verkiezing": "De dag van de verkiezing, als die anders is dan wmoplan denkt.",
        "nieuwe-raad": "De eerste dag van de nieuwe raad, als die anders is dan wmoplan denkt.",
        "nieuw-college": "De eerste dag van het nieuwe college, als u die weet.",
        "onderwerpen": "De onderwerpen die u kiest. Twee goed doen werkt beter dan alles half.",
        "organen": "Organen die in uw gemeente anders heten of andere rechten hebben.",
        "vergaderingen": "De vergaderingen: elk met een datum, of met een regel.",
        "vergaderbestanden": "Bestanden met vergaderingen, zoals raad-2014.csv of raad.ics.",
        "reces": "De weken zonder vergaderingen, als uw gemeente die zelf kiest.",
        "termijnen": "De termijnen van uw eigen gemeente, zoals advies: 6 weken.",
        "besluiten": "Wat de gemeente over een besluit heeft aangekondigd. Dit telt boven elke berekening.",
        "adviesaanvragen": "De vragen om advies die u kreeg.",
        "stappen": "Stappen die uw gemeente zelf heeft, of een eerdere ronde van een stap van het plan.",
        "eigen-data": "Dagen van uzelf, zoals een werkbezoek of een avond met de partijen.",
        "bevestigd": "Dagen waarvan u weet dat het zo is, zoals verordening.collegebesluit: 2014-09-09.",
        "vergaderschema": "Welk vergaderschema van de gemeente u gebruikt, en over welke dagen het heel is.",
        "griffie": "Hoe u de griffie bereikt.",
        "inspreken": "Wat een spreker moet weten.",
    },
    "Announcement": {
        "datum": f"De dag van het besluit. {DAY_FORMS}",
        "orgaan": "Wie besluit, zoals raad of college.",
        "samen-met": "De stap waarover in hetzelfde besluit wordt besloten. De momenten staan dan bij die stap.",
        "behandelingen": "De dagen waarop het onderwerp voor het besluit op de agenda staat.",
        "raden": "De dag van het besluit van elke raad in de regio, zoals Oss: 2014-09-25. De eerste telt.",
        **ORIGINS,
    },
    "BodyRow": {
        "naam": "Hoe het orgaan heet, met 'de' of 'het', zoals: de Politieke Markt.",
        "rechten": "Wat dit orgaan mag: besluiten, inspreken of advies-vaststellen.",
        "behandelingen": "In hoeveel vergaderingen een onderwerp komt. U mag dan alleen in de eerste spreken.",
        "herken": "Hoe de vergaderingen van dit orgaan heten in het schema van de gemeente, zoals Politieke Avond.",
    },
    "OwnDay": {
        "id": "Een korte naam met kleine letters, cijfers en streepjes, zoals inloop-avond.",
        "titel": "Wat er die dag is.",
        "datum": DAY_FORMS,
        "tot": f"De laatste dag, als het meer dagen duurt. {DAY_FORMS}",
        "tijd": 'De tijd, tussen aanhalingstekens, zoals "20:00".',
        "doe": "Wat u die dag doet.",
        "onderwerpen": "De onderwerpen waar het bij hoort. Zonder dit woord hoort het bij alles.",
        **ORIGINS,
    },
    "OwnStep": {
        "id": "Een korte naam met kleine letters, cijfers en streepjes, zoals verordening-concept.",
        "titel": "Hoe de stap heet.",
        "naam": "Het onderwerp met 'de' of 'het', zoals het past in: het besluit over de conceptverordening.",
        "kort": "Het onderwerp in hooguit 24 letters.",
        "uitleg": "Wat de stap is, in een zin.",
        "besluit": "Wie besluit: raad, college, of geen.",
        "soort-besluit": "Wat voor besluit het is. Alleen een verordening gaat gelden na de bekendmaking.",
        "groot": "Of er eerst een nieuw college moet zijn: ja of nee.",
        "doe": "Wat u doet in de tijd van een stap zonder besluit.",
        "onderwerpen": "De onderwerpen waar de stap bij hoort.",
        "wanneer": "Een periode, zoals juni 2014 of uiterlijk 1 juni 2014.",
        "ronde-van": "De stap waarvan dit een eerdere ronde is. Dat besluit komt in een latere vergadering.",
        "na": "De stappen die ervoor komen.",
        **ORIGINS,
    },
    "ScheduleVersion": {
        "versie": "De versie, zoals de gemeente haar noemt.",
        "datum": f"De dag waarop zij uitkwam. {DAY_FORMS}",
        "van": f"De eerste dag waarover uw lijst van vergaderingen heel is. {DAY_FORMS}",
        "tot": f"De laatste dag waarover uw lijst heel is. {DAY_FORMS}",
        "organen": "Van welke organen de lijst heel is. Zonder dit woord elk orgaan dat erin staat, behalve u zelf.",
        **ORIGINS,
    },
    "Clerk": {"email": "Het mailadres van de griffie.", "telefoon": "Het telefoonnummer van de griffie."},
    "DayFact": {"datum": DAY_FORMS, **ORIGINS},
    "MeetingRow": {
        "datum": f"De dag van de vergadering. {DAY_FORMS}",
        "regel": 'Een regel in plaats van een datum, zoals "elke tweede dinsdag van de maand".',
        "tijd": 'De tijd, tussen aanhalingstekens, zoals "20:00".',
        "orgaan": "Wie vergadert, zoals raad, commissie, college of eigen.",
        "status": "Hoe zeker de vergadering is. Zonder dit woord is zij definitief.",
        "vervolg": f"De dag waarop deze vergadering verder gaat. {DAY_FORMS}",
        "naar": f"De nieuwe dag van een vergadering die verplaatst is. {DAY_FORMS}",
        "van": f"De eerste dag waarop de regel geldt. {DAY_FORMS}",
        "tot": f"De laatste dag waarop de regel geldt. {DAY_FORMS}",
        "ook-in-reces": "Of de regel ook geldt in het reces: ja of nee.",
        "titel": "Hoe de vergadering heet in de lijst van de gemeente.",
        **ORIGINS,
        "kenmerk": "Hieraan herkent wmoplan de vergadering in een nieuwe versie van een bestand. Laat dit staan.",
    },
    "RecessRow": {
        "naam": "De naam, zoals zomerreces.",
        "van": f"De eerste dag. {DAY_FORMS}",
        "tot": f"De laatste dag. {DAY_FORMS}",
        **ORIGINS,
    },
    "Request": {
        "ontvangen": f"De dag waarop u de vraag om advies kreeg. {DAY_FORMS}",
        "uiterlijk": f"De dag waarop uw advies binnen moet zijn. {DAY_FORMS}",
        "termijn": "Hoeveel tijd u voor dit advies krijgt, zoals 4 weken.",
        "gezamenlijk-met": "De andere raden met wie u samen advies geeft.",
        **ORIGINS,
    },
    "Speaking": {
        "waar": "Waar u inspreekt, zoals raadhuis.",
        "minuten": "Hoeveel minuten u mag spreken.",
        "toegang": "Hoe u binnenkomt en kunt meeluisteren, zoals lift of ringleiding.",
    },
    "RegionFile": {
        "regio": "De naam van de regio.",
        "profielen": "De profielen van de gemeenten, in dezelfde map. Zonder dit woord telt elk profiel in de map.",
        "afspraken": "Wat de gemeenten met elkaar afspraken.",
    },
    "Agreement": {
        "wat": "De afspraak, in een zin.",
        "wanneer": "Wanneer, zoals 2014, juni 2014 of 1e helft 2014.",
        "bron": ORIGINS["bron"],
        "voorbeeld": "Of u dit zelf bedacht, als voorbeeld: ja of nee.",
    },
    "TermFact": {
        "lengte": SHORT["TermFact"],
        "reces": "Schrijf overslaan als de termijn stilstaat in het reces. Zonder dit woord loopt zij door.",
        **ORIGINS,
    },
}
"""What an editor tells of each key; the keys are those that users type."""


def profile_schema(version: str) -> dict[str, Any]:
    """Return the schema of a profile, made from the model that reads it, with what an editor can tell in Dutch.

    Unit: `version` is that of the program.
    """
    return _schema(
        Profile,
        "profiel",
        {
            "title": "Het profiel van een gemeente (wmoplan.yaml)",
            "description": f"Wat wmoplan {version} over uw gemeente wil weten. Alleen de gemeente is verplicht.",
        },
    )


def region_schema(version: str) -> dict[str, Any]:
    """Return the schema of the file of a region, in the same way."""
    return _schema(
        RegionFile,
        "regiobestand",
        {
            "title": "Het bestand van een regio (regio.yaml)",
            "description": f"Wat wmoplan {version} over een regio wil weten. Alleen de naam is verplicht.",
        },
    )


def _schema(model: type[Record], name: str, about: dict[str, str]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    rows = {row: _described(found, row) for row, found in schema.get("$defs", {}).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wmoplan:{name}:1",
        **about,
        **_described(schema, model.__name__),
        "$defs": rows,
    }


def _described(model: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _key(value, KEYS[name][key]) for key, value in model["properties"].items()},
        **({"required": model["required"]} if "required" in model else {}),
        **TOGETHER.get(name, {}),
    }


def _key(value: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the schema of one key: no English, no null, and every way in which a person may write it."""
    whole = next(way for way in value.get("anyOf", [value]) if way.get("type") != "null")
    way = {word: part for word, part in whole.items() if word not in {"title", "default", "description"}}
    if "additionalProperties" in way:
        way["additionalProperties"] = _short(way["additionalProperties"])
    elif way.get("type") == "integer":
        way = {"anyOf": [way, {"type": "string", "pattern": "^[0-9]+$"}]}
    elif way.get("items") == {"type": "string"}:
        way = {"anyOf": [way, {"type": "string", "description": "Woorden met een komma ertussen."}]}
    return {"description": text, **_short(way)}


def _short(value: dict[str, Any]) -> dict[str, Any]:
    """Return a reference with the short form that a fact may have: its bare value."""
    form = SHORT.get(value.get("$ref", "").rpartition("/")[2])
    return {"anyOf": [{"type": "string", "description": form}, value]} if form else value
