"""What differs between two versions of a plan."""

from wmoplan.reckon.versions import ChangedField, ChangedRow, PlanDifferences, PlanRow, Version, differences


def version(*entries: PlanRow) -> Version:
    return Version("klein", "1", entries)


OLD = PlanRow("mijlpalen", "wet", "De wet", {"wanneer": "juli 2014", "titel": "De wet"})
NEW = OLD._replace(fields={"wanneer": "augustus 2014", "titel": "De wet"})
OTHER = PlanRow("tips", "wet", "Een tip", {"tekst": "Bel."})


def test_rows_are_held_side_by_side_by_their_list_and_their_id() -> None:
    found = differences(version(OLD, OTHER), version(NEW, OTHER))

    assert found == PlanDifferences(
        (), (ChangedRow(NEW, (ChangedField("wanneer", "juli 2014", "augustus 2014"),)),), (), 1
    )


def test_what_came_and_went_is_told() -> None:
    assert differences(version(OLD), version(OTHER)) == PlanDifferences((OTHER,), (), (OLD,), 0)


def test_the_order_of_the_rows_is_no_difference() -> None:
    assert differences(version(OLD, OTHER), version(OTHER, OLD)).same == 2


def test_a_key_that_one_version_does_not_have_is_no_difference() -> None:
    more = OLD._replace(fields={**OLD.fields, "paragraaf": "2.1"})

    assert differences(version(OLD), version(more)).same == 1
    assert differences(version(more), version(OLD)).same == 1
