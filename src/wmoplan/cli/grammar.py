"""Commands that explain themselves and refuse in Dutch: the only file that knows the parts of typer.

Only public names of typer are used. `tests/cli/test_grammar.py` holds against the installed release what this file
relies on: the methods that `Command` and `CommandGroup` override, and what tells one refusal from another.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, Final, NamedTuple, TypeAlias, cast

from typer import Exit, Option, Typer, TyperException
from typer.core import TyperCommand, TyperOption
from typer.main import get_command

from wmoplan.cli.help_page import (
    ALL,
    COMMAND,
    EXAMPLE,
    HELP,
    MORE_OPTIONS,
    OPTIONS,
    SCREEN,
    VERSION,
    HelpSection,
    Lazy,
    first_page,
    page_of,
    sections_of,
)
from wmoplan.cli.options import RARE
from wmoplan.dutch import meaning
from wmoplan.errors import UsageError

Context: TypeAlias = Any
"""What typer knows of one run of a command. Its class has no public name: `typer.Context` is a subclass of it."""

Parameter: TypeAlias = Any
"""An option or an argument of a command, of which the class has no public name."""

HELP_OPTIONS: Final = {"help_option_names": ["--help", "-h"]}


class Command(TyperCommand):
    """One command."""

    allow_extra_args = True  # they are refused here, in Dutch

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option that asks for the help; one that is not given is false, which needs no conversion."""
        option = super().get_help_option(ctx)
        if option:
            option.help = HELP
            option.default = False
        return option

    def get_help(self, ctx: Context) -> str:
        """Return the page that explains the command; what does not fit on one screen is left out where it is rare."""
        page = self.whole_page(ctx)
        if page.count("\n") < SCREEN:
            return page
        more = MORE_OPTIONS.format(path=shown_path(ctx).partition(" ")[2])
        return page_of(shown_path(ctx), self.usage(ctx), self.about(), self.sections(ctx, rare=False), more)

    def whole_page(self, ctx: Context) -> str:
        """Return the page that explains the command and all that can stand behind the command."""
        return page_of(shown_path(ctx), self.usage(ctx), self.about(), self.sections(ctx))

    def about(self) -> str:
        """Return what the command does, and a line that runs it."""
        return "\n\n".join([self.help or "", *([EXAMPLE.format(line=f"wmoplan {self.epilog}")] if self.epilog else [])])

    def usage(self, ctx: Context) -> list[str]:
        """Return the words that can stand behind the command."""
        return [*(f"[{_metavar(param)}]" for param in self._of_kind("argument", ctx)), OPTIONS]

    def sections(self, ctx: Context, *, rare: bool = True) -> tuple[HelpSection, ...]:
        """Return the arguments and options of the command, with their explanations.

        Args:
            ctx: The run of the command.
            rare: Whether the options that are rare are among them.
        """
        return tuple(
            HelpSection(heading, tuple((_shown(param), getattr(param, "help", None) or "") for param in params))
            for heading, kind in (("Wat u erachter zet", "argument"), ("Opties", "option"))
            if (params := [one for one in self._of_kind(kind, ctx) if rare or not _is_rare(one)])
        )

    def _of_kind(self, kind: str, ctx: Context) -> list[Parameter]:
        return [param for param in self.get_params(ctx) if param.param_type_name == kind]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Refuse in Dutch what typer refuses, and what is left over when every option and argument has its words."""
        left = self.split(ctx, args)
        if left and not ctx.resilient_parsing:
            remedy = self._in_quotes(ctx, left) or f"Zo gebruikt u deze opdracht: {shown_path(ctx)} --help"
            raise UsageError(f"'{left[0]}' hoort hier niet.\n  {remedy}")
        return left

    def _in_quotes(self, ctx: Context, left: list[str]) -> str:
        """Return what to type where the name of a file may have a space in it; empty where none is asked."""
        last = next(reversed(self._of_kind("argument", ctx)), None)
        if last is None or last.name is None or _metavar(last) != "BESTAND":
            return ""
        name = " ".join([str(ctx.params[last.name]), *left])
        return f'Staat er een spatie in de naam? Typ dan: {shown_path(ctx)} "{name}"'

    def split(self, ctx: Context, args: list[str]) -> list[str]:
        """Give every option and argument its words, and return the words that are left."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as fault:
            raise UsageError(_refusal(fault, ctx)) from None


class CommandGroup(Command):
    """Commands under one name; only the one that is used is loaded.

    Attributes:
        entries: The commands, in the order of the help.
        alone: The command that runs where none is named.
    """

    allow_interspersed_args = False  # what comes behind the name of a command is its own

    def __init__(self, name: str, entries: Mapping[str, Lazy], *, alone: str, **more: Any) -> None:  # noqa: ANN401 - typer's
        super().__init__(name, context_settings=dict(HELP_OPTIONS), rich_markup_mode=None, **more)
        self.entries = entries
        self.alone = alone
        self.words = {word: known for known, entry in entries.items() for word in (known, *entry.aliases)}

    def usage(self, ctx: Context) -> list[str]:  # noqa: ARG002 - as the other commands
        """Return the words that can stand behind the group."""
        return [COMMAND, OPTIONS]

    def sections(self, ctx: Context, *, rare: bool = True) -> tuple[HelpSection, ...]:
        """Return the commands under their headings, and then the options of the group itself."""
        return (*sections_of(self.entries), *super().sections(ctx, rare=rare))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put the command that was left out before the options that are its own."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = [self.alone, *args]
        return self.split(ctx, args)

    def invoke(self, ctx: Context) -> int | None:
        """Run the command that is named first of the words that are left, and return its status."""
        name, *words = ctx.args or [self.alone]
        found = self.find(name)
        if found is None:
            ask = meaning(name, (word for word, known in self.words.items() if self.entries[known].section))
            every = " ".join(["wmoplan help", *ctx.command_path.split()[1:], ALL])
            raise UsageError(f"'{name}' is geen opdracht.\n  {ask}Alle opdrachten: {every}")
        with found.make_context(self.shown_as(name), words, parent=ctx) as inner:
            status: int | None = found.invoke(inner)
            return status

    def shown_as(self, word: str) -> str:
        """Return the word that the help names, of the command that a word means."""
        known = self.words[word.lower()]
        return self.entries[known].shown_as(known)

    def find(self, word: str) -> TyperCommand | None:
        """Return the command that a word means, or None."""
        known = self.words.get(word.lower())
        if known is None:
            return None
        entry = self.entries[known]
        module, _, function = entry.place.partition(":")
        found = getattr(import_module(f"wmoplan.cli.{module}"), function)
        return found if isinstance(found, CommandGroup) else command(known, found, entry.help, entry.example)


class Program(CommandGroup):
    """The commands of the program; the first page names those that are used most."""

    def get_help(self, ctx: Context) -> str:  # noqa: ARG002 - as the other commands
        """Return the first page of the help."""
        return first_page(self.entries, self.help or "")


def command(name: str, function: Callable[..., int | None], text: str, example: str = "") -> TyperCommand:
    """Return the command that a function is; its parameters are its options."""
    app = Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name, cls=Command, help=text, epilog=example, context_settings=dict(HELP_OPTIONS))(function)
    return cast("TyperCommand", get_command(app))


def program(entries: Mapping[str, Lazy], about: str, version: Callable[[], None]) -> Program:
    """Return the program as a command.

    Args:
        entries: The commands of the program; `home` runs where none is named.
        about: What the program does.
        version: What tells the version of the program.
    """

    def show(asked: bool) -> None:  # noqa: FBT001 - the shape of a callback
        if asked:
            version()
            raise Exit

    def options_of_its_own(
        *, number: Annotated[bool, Option("--version", "-V", is_eager=True, callback=show, help=VERSION)] = False
    ) -> None:
        """Take the options of the program itself."""

    own = command("wmoplan", options_of_its_own, about).params
    for param in own:
        param.expose_value = False
    return Program("wmoplan", entries, alone="home", help=about, params=own)


def run(root: Program, words: list[str]) -> int:
    """Run one command of the program, and return its status.

    Args:
        root: The program.
        words: What was typed behind the name of the program.
    """
    try:
        with root.make_context("wmoplan", words) as context:
            return root.invoke(context) or 0
    except Exit as end:
        return end.exit_code


class KnownCommand(NamedTuple):
    """A command with the words that lead there.

    Attributes:
        names: For each word of the path all words that mean it; the first is the one that the help names.
        found: The command.
        group: Its commands, by what the help names; empty where it is no group.
    """

    names: tuple[tuple[str, ...], ...]
    found: Command
    group: tuple[str, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The words that the help names."""
        return tuple(words[0] for words in self.names)

    def options(self) -> list[str]:
        """Return the long names of its options."""
        found = cast("Any", self.found).params
        return [next(name for name in param.opts if name.startswith("--")) for param in found if _is_option(param)]


def known_commands(group: CommandGroup, above: tuple[tuple[str, ...], ...] = ()) -> Iterator[KnownCommand]:
    """Yield every command that the help names, with those of a group behind it; each is loaded."""
    for name, entry in group.entries.items():
        found = group.find(name)
        if not entry.section or not isinstance(found, Command):
            continue
        names = (*above, tuple(dict.fromkeys((entry.shown_as(name), *entry.aliases, name))))
        if isinstance(found, CommandGroup):
            yield KnownCommand(names, found, tuple(one.shown_as(word) for word, one in found.entries.items()))
            yield from known_commands(found, names)
        else:
            yield KnownCommand(names, found, ())


def page(root: Program, words: list[str], *, whole: bool = False) -> str | None:
    """Return the page of the command that words mean; None where they mean none.

    Args:
        root: The program.
        words: The words that lead to the command, Dutch or English.
        whole: Whether the options are shown that would not fit on one screen.
    """
    found: TyperCommand = root
    context: Context = root.make_context("wmoplan", [], resilient_parsing=True)
    for word in words:
        inner = found.find(word) if isinstance(found, CommandGroup) else None
        if inner is None or not isinstance(found, CommandGroup):
            return None
        context = inner.make_context(found.shown_as(word), [], parent=context, resilient_parsing=True)
        found = inner
    said: str = found.whole_page(context) if whole and isinstance(found, Command) else found.get_help(context)
    return said


def shown_path(ctx: Context) -> str:
    """Return how a command is typed; one that the help does not name runs without its own name."""
    group = ctx.parent.command if ctx.parent else None
    is_hidden = isinstance(group, CommandGroup) and not group.entries[group.words[ctx.info_name or ""]].section
    path: str = ctx.parent.command_path if ctx.parent and is_hidden else ctx.command_path
    return path


def _is_option(param: Parameter) -> bool:
    return bool(param.param_type_name == "option")


def _is_rare(param: Parameter) -> bool:
    return getattr(param, "rich_help_panel", None) == RARE


def _metavar(param: Parameter) -> str:
    return param.metavar or (param.name or "").upper()


def _shown(param: Parameter) -> str:
    """Return a parameter as the help names it."""
    if param.param_type_name == "argument":
        return _metavar(param)
    names = ", ".join(sorted(param.opts, key=len, reverse=True))
    return names if getattr(param, "is_flag", False) else f"{names} {_metavar(param)}"


def _refusal(fault: TyperException, ctx: Context) -> str:
    """Return what is wrong with the words of a command, and the way out.

    The classes of these faults have no public name; what tells them apart is what they carry: an unknown option its
    possibilities, a wrongly used option its name, and what is missing the sort of its parameter.
    """
    path = shown_path(ctx)
    more = f"Alle opties: wmoplan help {' '.join([*path.split()[1:], ALL])}"
    params = ctx.command.get_params(ctx)
    option = getattr(fault, "option_name", "")
    if hasattr(fault, "possibilities"):
        ask = meaning(option, [name for param in params for name in param.opts])
        return f"'{option}' is geen optie van '{path}'.\n  {ask}{more}"
    if option:
        param = next((param for param in params if option in param.opts), None)
        if param and not getattr(param, "is_flag", False):
            return f"Achter '{option}' ontbreekt iets.\n  Schrijf: {option} {_metavar(param)}"
        return f"'{option}' staat op zichzelf.\n  Laat weg wat er met een = achter staat."
    if hasattr(fault, "param_type"):
        return f"Achter '{path}' ontbreekt iets.\n  Schrijf: {path} {_metavar(getattr(fault, 'param', None))}"
    return f"wmoplan begrijpt deze woorden niet.\n  {more}"
