"""The words by which a line is understood, as patterns; data and no rules."""

from typing import TYPE_CHECKING, Final

from wmoplan.dutch import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

BODY_WORDS: "Final[Mapping[str, tuple[str, ...]]]" = {
    "raad": (
        "raad", "gemeenteraad", "begrotingsraad", "raadsbijeenkomst", "ried", "gemeenteried", "raod", "gemeinteraod",
        "municipal council", "council meeting",
    ),
    "commissie": ("commissie", "raadscommissie", "cie", "cie.", "kommisje", "riedskommisje", "committee"),
    "college": ("college", "b&w", "b & w", "b en w", "burgemeester en wethouders"),
    "eigen": (
        "eigen", "wmo-raad", "wmo raad", "wmoraad", "adviesraad", "wmo-adviesraad", "cliëntenraad", "clientenraad",
    ),
}  # fmt: skip
"""How people write the bodies of data/regels.yaml; `...vergadering(en)` behind a word is understood as well."""

SKIP: Final = "-"
"""The answer that a line, or a name, is no meeting."""

APART: Final = "allebei"
"""The answer that two days are two meetings, and no period."""

WHOSE: Final = "#orgaan"
WHICH_YEAR: Final = "#jaar"
"""The keys of the questions that are asked once for the whole text."""

LONG_LINE: Final = 16
LONG_HEADING: Final = 8
LONG_NAME: Final = 5
"""Unit: words. What has more is a sentence, and may be about something else."""

DAY: Final = "\ue000"
DONE: Final = "\ue001"
"""What stands in the place of a date, and of anything else that is understood."""

LETTER: Final = r"[^\W\d_]"
WEEKDAY_WORDS: "Final[Mapping[str, tuple[str, ...]]]" = {
    "ma": ("maandag", "maa", "moandei", "maondig", "monday", "mon"),
    "di": ("dinsdag", "dins", "din", "dns", "tiisdei", "dinsdig", "tuesday", "tues", "tue"),
    "wo": ("woensdag", "woens", "woen", "woe", "wns", "woansdei", "woonsdig", "goonsdig", "wednesday", "wed"),
    "do": (
        "donderdag",
        "dond",
        "don",
        "dnd",
        "tongersdei",
        "donderdig",
        "doonderdig",
        "thursday",
        "thurs",
        "thur",
        "thu",
    ),
    "vr": ("vrijdag", "vrijd", "vrij", "vri", "freed", "vriedig", "friday", "fri"),
    "za": ("zaterdag", "zater", "zat", "sneon", "saterdei", "zaoterdig", "saturday", "sat"),
    "zo": ("zondag", "zond", "zon", "snein", "zondig", "sunday", "sun"),
}
"""How people write and cut the days of the week: Dutch, Frisian, Limburgish and English, by the two letters of each."""

MONTH_WORDS: "Final[Mapping[int, tuple[str, ...]]]" = {
    1: ("jan", "jannewaris", "jannewarie", "jannewari", "january"),
    2: ("feb", "febr", "febrewaris", "fibberwarie", "february"),
    3: ("mrt", "maa", "miert", "march"),
    4: ("apr",),
    5: ("maaie", "may"),
    6: ("jun", "juny", "june"),
    7: ("jul", "july"),
    8: ("aug", "august"),
    9: ("sep", "sept", "septimber"),
    10: ("okt", "october"),
    11: ("nov", "novimber"),
    12: ("dec", "desimber"),
}
"""How people write and cut the months besides their Dutch names."""

SPELLED_MONTHS: Final = {word: at for at, words in MONTH_WORDS.items() for word in (MONTHS[at - 1], *words)}
SPELLED_WEEKDAYS: Final = {word: day for day, words in WEEKDAY_WORDS.items() for word in (*words, day)}
MONTH: Final = rf"(?:{'|'.join(sorted(SPELLED_MONTHS, key=len, reverse=True))})"
MONTH_CELL: Final = rf"(?i)\W*(?P<month>{MONTH})\.?(?:\s*['-]?(?P<year>(?:19|20)?[0-9]{{2}}))?\W*"
"""The name of a month alone, with its year or without."""

WEEKDAY: Final = rf"(?:{'|'.join(sorted(SPELLED_WEEKDAYS, key=len, reverse=True))})"
WEEK_NUMBER: Final = r"(?i)(?<!\w)(?:week|wk)\.?\s?[0-9]{1,2}(?!\w)"
WEEK_DAY: Final = (
    rf"(?i)(?<!\w)(?:week|wk)\.?\s?(?P<week>[0-9]{{1,2}})\W{{0,3}}(?:op\s)?(?P<weekday>{WEEKDAY})(?:avond)?(?!\w)"
)
"""A day by the number of its week."""

_TENS: Final = "(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n"
SPELLED_DAY: Final = (
    rf"(?i)(?<!\w)(?:een|eerste|twee|tweede|derde|drie|vierde?|vijfde|vijf|zesde|zes|zevende|zeven|achtste|acht|negende|"
    rf"negen|tiende|tien|elfde|elf|(?:twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)(?:de)?|"
    rf"{_TENS}?twintig(?:ste)?|(?:een[eë]n)?dertig(?:ste)?)\s(?:{'|'.join(MONTHS)})(?!\w)"
)
"""A day of which the number is written as a word."""

ROOM: Final = (
    r"(?i)(?:locatie\s*:\s*)?(?:de |het )?(?:\w*zaal|(?:raads?|vergader|commissie|fractie|trouw|burger)?kamer|"
    r"stadhuis|gemeentehuis|raadhuis|stadskantoor)"
    r"(?:\s\w{1,12})?"
)
"""A line that only says where a meeting is."""

QUARTER: Final = (
    r"(?i)\W*(?:(?:(?:[1-4]|i{1,3}|iv)(?:e|ste|de)?|eerste|tweede|derde|vierde|laatste)\s(?:kwartaal|halfjaar|helft)|"
    r"kwartaal\s[1-4]|q[1-4])(?:\W*(?:van\s)?(?:19|20)[0-9]{2})?\W*"
)
"""A heading that only says in which part of a year the days below it are."""

BUTTON: Final = (
    r"(?i)\W*(?:(?:toon|laad|lees|bekijk|laat|zie)\s(?:meer|minder|alles|alle|filters?|agenda|details?)"
    r"(?:\s\w+){0,3}|meer (?:informatie|tonen|laden|weergeven)|vorige|volgende|"
    r"naar boven|filters?|delen|printen|naar de inhoud|ga naar \w+)\W*"
)
"""What a page shows to press on, copied along with it."""

HOUR: Final = r"(?:uur|oere?|u(?![a-z])|h(?![a-z]))"
CANCELLED: Final = (
    r"(?i)(?<!\w)(?:(?:komt|komen) te vervallen|vervallen|vervalt|geannuleerd|annulering|gecanceld|cancell?ed|afgelast|"
    r"afgezegd|afgeblazen|ingetrokken|"
    r"ga(?:at|an)(?:\s\w+){0,8}? niet(?: meer)? door|word(?:t|en) niet gehouden|van de (?:agenda gehaald|baan)|"
    r"(?:(?:kan|kunnen|zal|zullen) )?niet door(?:gaan|gegaan)|geen doorgang|"
    r"vind(?:t|en) niet plaats|geschrapt)(?!\w)"
)
PROVISIONAL: Final = (
    r"(?i)(?:(?<!\w)(?:onder voorbehoud|o\.?\s?v\.?\s?b\.?|o\.\s?v\.|voorlopige?|concept\w*|reserve\w*|"
    r"opti(?:e|es|oneel|onele)|eventueel|evt\.?|misschien|(?:nog )?niet (?:zeker|definitief)|"
    r"(?:alleen )?(?:indien|zo|als) nodig|alleen (?:bij|indien|als)(?= \w)|uitloop\w*|uitwijk\w*)(?!\w)|"
    r"(?<=\s)\(?\?\)?(?=\s*(?:$|[\t;])))"
)
DOUBTFUL: Final = (
    r"(?i)(?<!\w)(?:n\.?\s?v\.?\s?t|n\.?\s?n\.?\s?b|n\.?\s?t\.?\s?b|t\.?b\.?[acd]|(?<![0-9]\s)(?<![0-9.])p\.?m|"
    r"on hold|mits|wellicht|waarschijnlijk|vermoedelijk|(?:in|na|nader) overleg|afhankelijk|samengevoegd|"
    r"(?:als|indien|wanneer|mocht)(?:\s\w+){1,3} nodig|"
    r"(?:nog|niet) (?:\w+ ){0,2}(?:zeker|bekend|bepaald|bepalen|vastgesteld|bevestigd|vast|rond|duidelijk|gepland)|"
    r"(?:wordt|moet|volgt) nog)\.?(?!\w)|(?:^|\w)\s?\?(?=\W*$)|^[(\[]\s?[xv✓✔•●]\s?[)\]]$"
)
"""What leaves open whether a meeting is held, without saying so by itself."""

OF_ELSE: Final = (
    r"(?i)(?<!\w)(?:\w*tijd(?:en|stip)?|aanvang\w*|uur|\w*zaal|locatie|plaats|ruimte|adres|\w*agenda\w*|onderwerp\w*|"
    r"thema\w*|programma|\w*stuk(?:ken)?|punt(?:en)?|spreker\w*|voorzitter|griffier|inspre\w*|inspraak|aanmeld\w*|"
    r"catering|broodjes|link|livestream|\w*dienst|wat|wie|waar|hoe|waarom|welke)(?!\w)"
)
"""What is in doubt beside a meeting, and not the meeting itself."""

NO_REMARK: Final = (
    r"(?i).*(?:locatie|zaal|plaats|ruimte|adres|waar|tijd|duur|eind|sluit|deadline|lever|voorzitter|griffier|contact|"
    r"agenda|onderwerp|thema|spreker|link|url|week|stukken|verzend)"
)
"""What a column is called of which a cell in doubt is about that, and not about the meeting."""

RESERVE: Final = r"(?i)(?<!\w)(?:reserve|uitloop|uitwijk|eventueel|evt|indien nodig|zo nodig)"
PERHAPS: Final = (
    r"(?P<perhaps>\(?(?:zo nodig|indien nodig|eventueel|evt\.?|mogelijk|"
    r"(?:met |als )?(?:uitloop|reserve|uitwijk)(?:datum|dag|avond)?(?: (?:op|naar))?):?\s+)"
)
"""What makes the second of two days one that is only kept free."""

FIRM: Final = r"(?i)(?<!\w)definitief(?!\w)"
MOVED: Final = (
    r"(?i)(?<!\w)(?:verplaatst|verzet|uitgesteld|verschoven|verschuift|verplaatsing|opgeschort|opgeschoven|vervroegd|"
    r"naar voren (?:gehaald|geschoven)|"
    r"doorgeschoven|postponed|rescheduled|nieuwe (?:datum|dag) volgt)(?!\w)"
)
MOVED_HEADING: Final = (
    r"(?i)(?<!\w)(?:verplaatste?|verzette?|uitgestelde?|verschoven)(?!\w)|"
    r"^\W*(?:oud|archief|verouderd|oude versie)(?=\W*(?:[0-9]|$))"
)
"""What a heading, or the name of a sheet, calls meetings that may not be held on their day."""

POSTPONED: Final = (
    r"(?i)(?<!\w)(?:uitgesteld|opgeschort|postponed|"
    r"(?:nieuwe |andere )?(?:datum|dag) (?:volgt|(?:is )?nog niet bekend))(?!\w)"
)
"""With these a meeting is not held on its day, and its new day is not known yet."""

INSTEAD: Final = (
    r"(?i)(?:(?<!\w)(?:was|voorheen|oorspronkelijk|eerst|vervangt|(?:ter )?vervanging van)|,\s?niet(?: meer)?(?!\w)|"
    r"i\.?p\.?v\.?|in plaats van):?\s*(?:(?:die|de vergadering) van )?(?:op )?$"
)
BECOMES: Final = r"(?i)(?:(?<!\w)(?:wordt|nieuwe (?:datum|dag)(?: is)?)|[-=]>|→):?\s*(?:de\s|op\s)?$"
"""What stands between the old day and the new one, where no word says that a meeting is moved."""

TO: Final = rf"(?i)(?<!\w)(?:naar|nieuw|nu):?\s*(?:de\s|op\s)?$|{BECOMES.removeprefix('(?i)')}"
FROM: Final = (
    r"(?i)(?:,\s?|(?<!\w)(?!niet))(?:van|was|voorheen|oorspronkelijk|eerst|vervangt|niet(?: meer)?|i\.?p\.?v\.?|"
    r"in plaats van|oud|oude datum):?\s*(?:de\s|op\s)?$"
)
RECESS: Final = r"(?i)(?:reces|vakantie)(?!\w)"
DOUBT: Final = (
    r"(?i)(?<!\w)(?:geen|niet|heeft|hebben|had|werd|was|besloten|vastgesteld|uiterlijk|deadline|aanlever\w*|inlever\w*|"
    r"insturen|aanmeld\w*|sluiting\w*|stukken|publicatie|verzending|\w*receptie|werkbezoek|presidium|heidag|training|"
    r"thema\w*|koffie|borrel|lunch|bezwaar\w*|raad van (?:bestuur|commissarissen|kerken|state|toezicht)|zie|"
    r"er (?:is|zijn)|(?:is|zijn|wordt|worden) er"
    rf")(?!\w)|(?<!\w)(?:voor|vóór|vanaf|sinds|na)\s*{DAY}"
)
ELSEWHERE: Final = (
    r"(?i)(?<!\w)(?:presidium|\w*receptie|werkbezoek\w*|heidag\w*|training\w*|fractie\w*|deadline\w*|aanlever\w*|"
    r"inlever\w*|sluiting\w*|stukken|verzending|publicatie|overige|andere)(?!\w)"
)
"""What a heading names of which the days below it are no meetings of the body above it."""

PATTERN: Final = rf"(?i)(?>.*?(?<!\w)(?:elke|iedere|om de)(?!\w)).*(?<!\w){WEEKDAY}"
ODD_DAY: Final = (
    r"(?i)(?<![0-9])(?:(?:19|20)[0-9]{6}|[0-9]{1,2}\s[0-9]{1,2}\s(?:19|20)[0-9]{2})(?![0-9])|"
    rf"(?<!\w){MONTH}\.?\s[0-9]{{1,2}}(?:st|nd|rd|th)?(?!\w)"
)
"""A day as it is not read, so that its line is no heading."""

NO_SITTING: Final = (
    r"(?i)(?<!\w)(?:studie\w*|excursie\w*|informatie(?:avond|markt|bijeenkomst)\w*|bijpraat\w*|cursus\w*|verkiezing\w*|"
    r"technische? (?:sessie|briefing|vragen|toelichting|beraad)\w*|(?:beeld|oordeels?|menings?|opinie)vorm\w*|"
    r"ronde ?tafel\w*|"
    r"(?<!met )(?<!met een )(?<!incl\. )(?<!inclusief )vragen(?:half)?uur\w*|"
    r"(?:raads)?(?:ontmoeting|conferentie|excursie)\w*|fractie\w*|hei(?:dag|sessie)\w*|open dag\w*|\w*borrel|"
    r"briefing\w*|workshop\w*|"
    r"(?:gemeente)?raad op zaterdag)(?!\w)"
)
"""What a body does without sitting as one; with such a word a name alone does not tell whether it meets."""

MADE: Final = (
    r"(?i)\W*(?:versie|afgedrukt|geprint|printdatum|bijgewerkt|(?:laatst )?gewijzigd|laatste wijziging|"
    r"stand (?:van|per|op)|peildatum|d\.d\.|datum uitdraai|uitgedraaid)(?!\w)"
)
"""How the day begins on which a schedule was made."""

GREETING: Final = (
    r"(?i)(?:geachte|beste|hallo|hoi|dag|goede(?:n)?(?:morgen|middag|avond|dag)|l\.?s\.?(?!\w)|mevrouw)(?!\w)"
)
CLOSING: Final = r"(?i)(?:met\s.*groet|vriendelijke groet|(?:hartelijke |veel )?groet|hoogachtend|m\.?v\.?g\.?(?!\w))"
MAIL_HEAD: Final = (
    r"(?i)(?:van|from|aan|to|cc|bcc|verzonden|sent|date|bijlagen?|attachments?)\s?:|"
    r"-+\s*(?:oorspronkelijk|doorgestuurd|original)|(?:op|on)\s.*(?:schreef|wrote)"
)
BY_ITS_DAY: Final = r"(?i)(?<!\w)(?:de|deze) (?:vergadering|bijeenkomst) (?:van|op)(?!\w)"
"""How a sentence calls a meeting by its day that another line tells of."""

SUBJECT: Final = r"(?i)(?:onderwerp|subject|betreft)\s?:\s*(?:(?:re|fw|fwd|antw|doorst)\s?:\s*)*"
START: Final = r"(?i)(?:aanvang|begin|start|tijd|alle vergaderingen)"
ARRIVAL: Final = (
    r"(?i)(?:inloop|ontvangst|koffie|zaal open|deuren?|einde|eind|sluiting|pauze|locatie|plaats|adres|toegang|publiek|"
    r"openbaar|let op|noot|tel|telefoon|bereikbaar|iedereen|zie|vergaderen|wij|we|u)(?!\w)"
)
"""How a line begins that tells something of the meetings around it, and is no heading."""

NO_NAME: Final = (
    r"(?i)(?:hier(?:onder|bij)?\b.*|.*(?:data|datums?|planning|overzicht|agenda|schema|rooster|vergaderingen|kalender))"
)
EDGE: Final = (
    r"(?i:(?:aanvang|vergadert|vergaderen|steeds|telkens|begint|beginnend|start|om|uur|van|naar|op|en|de|het|een|is|zijn|wordt|was|vanaf|tot|te|datum|tijd|"
    r"tijdstip|orgaan|vergadering|nieuwe|oude|voorheen|oorspronkelijk|vervangt|ivm|"
    r"i\.?p\.?v\.?|in plaats van|of|t/m|tot en met|voor|na)(?!\w))"
)
"""A word that only holds the parts of a line together."""

LONGEST_EDGE: Final = len("in plaats van")
