"""`wmoplan completion`: a script with which a shell completes what is typed behind `wmoplan`.

The script holds every command and option, so that a shell starts no Python when somebody presses Tab.
"""

from typing import TYPE_CHECKING, Annotated, Final

from wmoplan.cli import grammar, speak
from wmoplan.cli.help_page import ALL
from wmoplan.cli.help_words import STATUS_WORD
from wmoplan.cli.options import argument
from wmoplan.dutch import choice
from wmoplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

BASH: Final = """\
# wmoplan, bash. Zet in ~/.bashrc: eval "$(wmoplan aanvullen bash)"
_wmoplan() {{
    local i here="" follow=""
    for ((i = 1; i < COMP_CWORD && i < 3; i++)); do here+="${{COMP_WORDS[i]}} "; done
    case "$here" in
{rows}
    esac
    COMPREPLY=($(compgen -W "$follow" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _wmoplan wmoplan
"""

ZSH: Final = """\
# wmoplan, zsh. Zet in ~/.zshrc, na compinit: eval "$(wmoplan aanvullen zsh)"
_wmoplan() {{
    local here="" follow=""
    (( CURRENT > 2 )) && here+="${{words[2]}} "
    (( CURRENT > 3 )) && here+="${{words[3]}} "
    case "$here" in
{rows}
    esac
    compadd -- ${{=follow}}
    [[ "$here" == "" || "$PREFIX" == -* ]] || _files
}}
compdef _wmoplan wmoplan
"""

FISH: Final = """\
# wmoplan, fish. Typ: wmoplan aanvullen fish > ~/.config/fish/completions/wmoplan.fish
function __wmoplan_follow
    set -l typed (commandline -opc)[2..3]
    set -l here (string join '' -- $typed' ')
    switch "$here"
{rows}
    end
end
complete -c wmoplan -a '(__wmoplan_follow)'
"""

POWERSHELL: Final = """\
# wmoplan, PowerShell. Zet in het bestand $PROFILE: wmoplan aanvullen powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName wmoplan -ScriptBlock {{
    param($word, $ast, $cursor)
    $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ "$_" }})
    if ($word) {{ $typed = @($typed | Select-Object -SkipLast 1) }}
    $here = -join @($typed | Select-Object -First 2 | ForEach-Object {{ "$_ " }})
    $follow = switch -Wildcard ($here) {{
{rows}
    }}
    "$follow" -split ' ' | Where-Object {{ $_ -like "$word*" }} |
        ForEach-Object {{ [System.Management.Automation.CompletionResult]::new($_) }}
}}
"""

SHELLS: Final = {
    # the script, a row of the script, and what stands between the beginnings of one row
    "bash": (BASH, '        {begins}) follow="{words}" ;;', "|", '"{begin}"*'),
    "zsh": (ZSH, '        {begins}) follow="{words}" ;;', "|", '"{begin}"*'),
    "fish": (FISH, "        case {begins}\n            string split ' ' -- '{words}'", " ", "'{begin}*'"),
    "powershell": (POWERSHELL, "        {begins} {{ '{words}'; break }}", "", "'{begin}*'"),
}


def completion(
    shell: Annotated[
        str | None, argument("SCHIL", "Waarin u typt: bash, zsh, fish of powershell. Op Windows is dat powershell.")
    ] = None,
) -> None:
    """Print the script for a shell."""
    if shell is None:
        raise UsageError("Voor welk programma?\n  Schrijf bijvoorbeeld: wmoplan aanvullen powershell")
    if shell.lower() not in SHELLS:
        raise UsageError(f"'{shell}' kent wmoplan niet.\n  {choice(shell, SHELLS)}")
    speak.say_exactly(script(shell.lower()))


def script(shell: str) -> str:
    """Return the script for a shell."""
    text, row, between, pattern = SHELLS[shell]
    lines = []
    for begins, words in _rows():
        shown = [pattern.format(begin=begin) if begin else "''" for begin in begins]
        begins_of_rows = [between.join(shown)] if between else shown
        lines += [row.format(begins=begin, words=" ".join(words)) for begin in begins_of_rows]
    return text.format(rows="\n".join(lines))


def _rows() -> "Iterator[tuple[list[str], list[str]]]":
    """Yield with which words a line can begin, each with a space behind it, and what can follow; the longest first."""
    from wmoplan.cli.program import root

    found = sorted(grammar.known_commands(root()), key=lambda one: -len(one.names))
    first = [one.path[0] for one in found if len(one.names) == 1]
    more = {"help": [*first, ALL, STATUS_WORD], "aanvullen": [*SHELLS]}
    for one in found:
        begins = [""]
        for words in one.names:
            begins = [f"{begin}{word} " for begin in begins for word in words]
        yield begins, [*one.group, *more.get(" ".join(one.path), ()), *one.options(), "--help"]
    yield [""], [*first, "--version", "--help"]
