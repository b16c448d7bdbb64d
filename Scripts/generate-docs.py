"""Turns the command line's description of itself into docs/cli/*.md and docs/man/faqcms.1.

Reads the JSON of `faqcms --experimental-dump-help` from the standard input; the one argument is the
folder to write to.
"""
import json
import re
import sys
from pathlib import Path


def subcommands(command):
    return [
        c for c in command.get("subcommands") or []
        if c.get("shouldDisplay", True) and c["commandName"] != "help"
    ]


def displayed(command):
    return [a for a in command.get("arguments") or [] if a.get("shouldDisplay", True)]


def spelled(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def value(argument):
    return f" <{argument['valueName']}>" if argument["kind"] == "option" else ""


def names(argument):
    """All ways to write the argument, short ones first."""
    if argument["kind"] == "positional":
        return [f"<{argument['valueName']}>"]
    shown = sorted((spelled(n) for n in argument["names"]), key=lambda n: n.startswith("--"))
    return [*shown[:-1], shown[-1] + value(argument)]


def word(argument):
    """The argument as the synopsis shows it."""
    if argument["kind"] == "positional":
        text = names(argument)[0]
    else:
        text = spelled(argument["preferredName"]) + value(argument)
    text += " ..." if argument["isRepeating"] else ""
    return f"[{text}]" if argument["isOptional"] else text


def explanation(argument):
    default = argument.get("defaultValue")
    text = argument.get("abstract", "")
    return f"{text} Default: {default}." if default else text


def own(command, common):
    """The arguments that not every command has."""
    keys = [names(argument) for argument in common]
    return [a for a in displayed(command) if names(a) not in keys]


def discussion(command):
    """The paragraphs of a discussion, and the lines of its examples."""
    prose, _, examples = command.get("discussion", "").partition("EXAMPLES\n")
    paragraphs = [" ".join(p.split()) for p in prose.split("\n\n") if p.strip()]
    return paragraphs, [line.removeprefix("  ") for line in examples.splitlines()]


def linked(text):
    """The text with the pages of docs/ that it names as links from docs/cli."""
    return re.sub(r"docs/([\w-]+\.md)", r"[docs/\1](../\1)", text)


def markdown_items(arguments):
    return [
        f"- {', '.join(f'`{name}`' for name in names(a))}: {linked(explanation(a))}"
        for a in arguments
    ]


def markdown(path, command, common, level=1):
    lines = [f"{'#' * level} {' '.join(path)}", "", linked(command.get("abstract", ""))]
    paragraphs, examples = discussion(command)
    for paragraph in paragraphs:
        lines += ["", linked(paragraph)]
    children = subcommands(command)
    if not children:
        arguments = own(command, common)
        lines += ["", "```", " ".join([*path, *map(word, arguments)]), "```"]
        if arguments:
            lines += ["", *markdown_items(arguments)]
    if examples:
        lines += ["", "```sh", *examples, "```"]
    for child in children:
        lines += ["", *markdown([*path, child["commandName"]], child, common, level + 1)]
    if level == 1:
        lines += ["", "See also the [options of every command](README.md#options-of-every-command)."]
    return lines


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    text = "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in text)
    return "\\&" + text if text.startswith(".") else text


def manual_items(arguments):
    lines = []
    for argument in arguments:
        lines += [".TP", ", ".join(f"\\fB{roff(n)}\\fR" for n in names(argument))]
        lines.append(roff(explanation(argument)) or "\\&")
    return lines


def manual_examples(examples):
    return [".RS 4", ".nf", *map(roff, examples), ".fi", ".RE"]


def manual(path, command, common):
    lines = [f'.SS "{" ".join(path)}"', roff(command.get("abstract", ""))]
    paragraphs, examples = discussion(command)
    for paragraph in paragraphs:
        lines += [".PP", roff(paragraph)]
    children = subcommands(command)
    if not children:
        arguments = own(command, common)
        # A word of the synopsis is kept on one line; the lines after the first are indented.
        words = [roff(word(a)).replace(" ", "\\ ") for a in arguments]
        lines += [".HP 4", " ".join([f"\\fB{roff(' '.join(path))}\\fR", *words])]
        lines += manual_items(arguments)
    if examples:
        lines += [".PP", "Examples:", *manual_examples(examples)]
    for child in children:
        lines += manual([*path, child["commandName"]], child, common)
    return lines


def index_page(root):
    lines = ["# The command line", "", "Generated from the help texts by `Scripts/generate`.", ""]
    for command in subcommands(root):
        name = command["commandName"]
        lines.append(f"- [faqcms {name}]({name}.md): {command['abstract']}")
    lines += ["", "## Options of every command", "", *markdown_items(displayed(root))]
    for paragraph in discussion(root)[0][1:]:
        lines += ["", paragraph]
    return lines


def manual_page(root):
    common = displayed(root)
    paragraphs, examples = discussion(root)
    page = ['.TH FAQCMS 1 "" "faqcms" "User Commands"', ".SH NAME"]
    page.append("faqcms \\- " + roff(root["abstract"].rstrip(".")))
    page += [".SH SYNOPSIS", "\\fBfaqcms\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]", ".SH DESCRIPTION"]
    for number, paragraph in enumerate(paragraphs):
        page += [*([".PP"] if number else []), roff(paragraph)]
    page += [".SH EXAMPLES", *manual_examples(examples)]
    page += [".SH OPTIONS", "Every command has these.", *manual_items(common), ".SH COMMANDS"]
    for command in subcommands(root):
        page += manual(["faqcms", command["commandName"]], command, common)
    return page + [
        ".SH ENVIRONMENT",
        ".TP", "\\fBFAQCMS_DB\\fR", "The database file, where there is no \\-\\-db.",
        ".TP", "\\fBFAQCMS_USER\\fR", "Who you are, where there is no \\-\\-as.",
        ".TP", "\\fBTZ\\fR", "The time zone of times that name no offset; that of the machine where it is not set.",
        ".TP", "\\fBVISUAL\\fR, \\fBEDITOR\\fR", "The editor for drafts.",
        ".TP", "\\fBXDG_STATE_HOME\\fR",
        "Where texts are edited, and kept that could not be saved, below faqcms/edits;",
        "~/.local/state where it is not set. An account without a home, as of a service, sets it.",
        ".TP", "\\fBNO_COLOR\\fR", "Set to anything, no colours are used.",
        ".SH EXIT STATUS",
        "0 done, 1 refused or failed, 64 wrong usage.",
    ]


def write(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    root = json.load(sys.stdin.buffer)["command"]
    folder = Path(sys.argv[1])
    common = displayed(root)
    for command in subcommands(root):
        name = command["commandName"]
        write(folder / "cli" / f"{name}.md", markdown(["faqcms", name], command, common))
    write(folder / "cli" / "README.md", index_page(root))
    write(folder / "man" / "faqcms.1", manual_page(root))


main()
