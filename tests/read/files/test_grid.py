import pytest

from wmoplan.read.files.grid import MOST_COLUMNS, MOST_ROWS, GridCell, laid_out

TABLES = [
    (
        [GridCell(0, 0, "a"), GridCell(0, 1, "b"), GridCell(1, 1, "c")],
        [["a", "b"], ["", "c"]],
        "a cell that is not there is empty",
    ),
    (
        [GridCell(0, 0, "jan", rows=2), GridCell(0, 1, "12"), GridCell(1, 1, "26")],
        [["jan", "12"], ["jan", "26"]],
        "down",
    ),
    (
        [GridCell(0, 0, "x"), GridCell(0, 1, "raad", columns=2), *(GridCell(1, at, str(at)) for at in range(3))],
        [["x", "raad", "raad"], ["0", "1", "2"]],
        "right",
    ),
    (
        [GridCell(0, 0, "Schema 2027", columns=2), GridCell(1, 0, "a"), GridCell(1, 1, "b")],
        [["Schema 2027", ""], ["a", "b"]],
        "title",
    ),
    (
        [GridCell(0, 1, "kop", columns=3), *(GridCell(1, at, str(at)) for at in range(3))],
        [["", "kop", "kop", "kop"], ["0", "1", "2", ""]],
        "as wide as the table, and no title: it begins in the second column",
    ),
    ([], [], "nothing"),
]


@pytest.mark.parametrize(("spans", "rows", "why"), TABLES)
def test_a_merged_cell_counts_where_it_lies(spans: list[GridCell], rows: list[list[str]], why: str) -> None:
    assert laid_out(spans) == rows, why


def test_a_span_reaches_no_further_than_a_table_may() -> None:
    rows = laid_out(
        [
            GridCell(0, 0, "x", rows=10**9, columns=10**9),
            GridCell(0, MOST_COLUMNS, "out"),
            GridCell(MOST_ROWS, 0, "out"),
        ]
    )

    assert (len(rows), len(rows[0])) == (MOST_ROWS, MOST_COLUMNS)
    assert not any("out" in row for row in rows[:2])
