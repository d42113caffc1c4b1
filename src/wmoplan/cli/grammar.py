"""Commands that explain themselves and refuse in Dutch; typer's own words are English.

typer keeps the classes of its errors and contexts in `typer._click`; its version is pinned for that.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, NamedTuple

from typer._click import Command as AnyCommand
from typer._click import Context, HelpFormatter, Parameter
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption
from typer._click.exceptions import UsageError as TyperUsageError
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo

from wmoplan.dutch import meaning
from wmoplan.errors import UsageError

HELP: Final = "Laat deze uitleg zien."
OPTIONS: Final = "[OPTIES]"
HELP_OPTIONS: Final = {"help_option_names": ["--help", "-h"]}


class _Dutch(AnyCommand):
    """What commands and groups have in common: their help and their refusals."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = HELP
        return option

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        pieces = [f"[{_metavar(param)}]" for param in self.get_params(ctx) if param.param_type_name == "argument"]
        if isinstance(self, TyperGroup):
            pieces.append(self.subcommand_metavar)
        return [*pieces, OPTIONS]

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        formatter.write_usage(shown_path(ctx), " ".join(self.collect_usage_pieces(ctx)), "Gebruik: ")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        for heading, kind in (("Wat u erachter zet", "argument"), ("Opties", "option")):
            params = [param for param in self.get_params(ctx) if param.param_type_name == kind]
            rows = [(_shown(param), getattr(param, "help", None) or "") for param in params]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except TyperUsageError as fault:
            raise UsageError(_refusal(fault, ctx)) from None


def shown_path(ctx: Context) -> str:
    """Return how a command is typed; one that the help does not name runs without its own name."""
    group = ctx.parent.command if ctx.parent else None
    is_hidden = isinstance(group, Group) and not group.entries[ctx.info_name or ""].section
    return ctx.parent.command_path if ctx.parent and is_hidden else ctx.command_path


def _metavar(param: Parameter) -> str:
    return param.metavar or (param.name or "").upper()


def _shown(param: Parameter) -> str:
    """Return a parameter as the help names it."""
    if param.param_type_name == "argument":
        return _metavar(param)
    names = ", ".join(sorted(param.opts, key=len, reverse=True))
    return names if getattr(param, "is_flag", False) else f"{names} {_metavar(param)}"


def _refusal(fault: TyperUsageError, ctx: Context) -> str:
    """Return what is wrong with the words of a command, and the way out."""
    path = shown_path(ctx)
    more = f"Alle opties: {path} --help"
    params = ctx.command.get_params(ctx)
    if isinstance(fault, NoSuchOption):
        ask = meaning(fault.option_name, [name for param in params for name in param.opts])
        return f"'{fault.option_name}' is geen optie van '{path}'.\n  {ask}{more}"
    if isinstance(fault, BadOptionUsage):
        param = next((param for param in params if fault.option_name in param.opts), None)
        if param and not getattr(param, "is_flag", False):
            return f"Achter '{fault.option_name}' ontbreekt iets.\n  Schrijf: {fault.option_name} {_metavar(param)}"
        return f"'{fault.option_name}' staat op zichzelf.\n  Laat weg wat er met een = achter staat."
    if isinstance(fault, MissingParameter) and fault.param:
        return f"Achter '{path}' ontbreekt iets.\n  Schrijf: {path} {_metavar(fault.param)}"
    return f"wmoplan begrijpt deze woorden niet.\n  {more}"


class Command(_Dutch, TyperCommand):
    """One command."""

    allow_extra_args = True  # they are refused here, in Dutch

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Refuse what is left over when every option and argument has its words."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise UsageError(f"'{left[0]}' hoort hier niet.\n  Zo gebruikt u deze opdracht: {shown_path(ctx)} --help")
        return left


class Entry(NamedTuple):
    """A command that is loaded when it is used.

    Attributes:
        place: The module and the function in it, with a colon between them; for a group, its table.
        section: Under which heading the help names it; empty hides it.
        aliases: Other words for it, which work and are not shown.
    """

    place: str
    help: str
    section: str = ""
    aliases: tuple[str, ...] = ()


class Group(_Dutch, TyperGroup):
    """Commands under one name; only the one that is used is loaded.

    Attributes:
        entries: The commands, in the order of the help.
        alone: The command that runs where none is named.
    """

    def __init__(self, name: str, entries: Mapping[str, Entry], *, alone: str, **more: Any) -> None:  # noqa: ANN401 - typer's
        super().__init__(
            name=name,
            subcommand_metavar="OPDRACHT",
            context_settings=dict(HELP_OPTIONS),
            rich_markup_mode=None,
            **more,
        )
        self.entries = entries
        self.alone = alone
        self.words = {word: known for known, entry in entries.items() for word in (known, *entry.aliases)}

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put the command that was left out before the options that are its own."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = [self.alone, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - typer's
        """Return the names of the commands, in the order of the help."""
        return list(self.entries)

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:  # noqa: ARG002 - typer's
        """Return the command of that name, or None."""
        known = self.words.get(cmd_name.lower())
        if known is None:
            return None
        module, _, function = self.entries[known].place.partition(":")
        found = getattr(import_module(module), function)
        return found if isinstance(found, Group) else command(known, found, self.entries[known].help)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Return the command that is meant, under its own name."""
        found = self.get_command(ctx, args[0])
        if found is None:
            ask = meaning(args[0], (word for word, name in self.words.items() if self.entries[name].section))
            raise UsageError(f"'{args[0]}' is geen opdracht.\n  {ask}Alle opdrachten: {ctx.command_path} --help")
        return found.name, found, args[1:]

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - typer's
        """Write the commands under their headings."""
        shown = {name: entry for name, entry in self.entries.items() if entry.section}
        wide = max(map(len, shown))
        for heading in dict.fromkeys(entry.section for entry in shown.values()):
            with formatter.section(heading):
                formatter.write_dl(
                    [(name.ljust(wide), entry.help) for name, entry in shown.items() if entry.section == heading]
                )

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands, and then the options of the group itself."""
        self.format_commands(ctx, formatter)
        _Dutch.format_options(self, ctx, formatter)


def command(name: str, function: Callable[..., int | None], text: str) -> AnyCommand:
    """Return the command that a function is; its parameters are its options."""
    info = CommandInfo(name=name, cls=Command, callback=function, help=text, context_settings=dict(HELP_OPTIONS))
    return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)
