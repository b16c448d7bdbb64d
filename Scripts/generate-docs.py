"""Turns the command line's description of itself into docs/cli/*.md and docs/man/faqcms.1.

Reads the JSON of `faqcms --experimental-dump-help` from the standard input; the one argument is the
folder to write to.
"""
import json
import sys
from pathlib import Path


def visible(items):
    return [item for item in items or [] if item.get("shouldDisplay", True) and not is_common(item)]


def is_common(item):
    """Whether this is --help or --version, which every command has."""
    return any(name["name"] in ("help", "version") for name in item.get("names") or [])


def names(argument):
    if argument["kind"] == "positional":
        return [f"<{argument['valueName']}>"]
    shown = []
    for name in argument.get("names", []):
        shown.append(("-" if name["kind"] == "short" else "--") + name["name"])
    if argument["kind"] == "option":
        shown[-1] += f" <{argument['valueName']}>"
    return shown


def synopsis(path, command):
    parts = [" ".join(path)]
    for argument in visible(command.get("arguments")):
        part = names(argument)[-1] + (" ..." if argument["isRepeating"] else "")
        parts.append(f"[{part}]" if argument["isOptional"] else part)
    return " ".join(parts)


def discussion(command):
    """The paragraphs of a discussion, and the lines of its examples."""
    text = command.get("discussion", "")
    prose, _, examples = text.partition("EXAMPLES\n")
    paragraphs = [p.strip() for p in prose.split("\n\n") if p.strip()]
    return paragraphs, [line[2:] if line.startswith("  ") else line for line in examples.splitlines()]


def subcommands(command):
    return [c for c in visible(command.get("subcommands")) if c["commandName"] != "help"]


def markdown(path, command, level):
    lines = [f"{'#' * level} {' '.join(path)}", "", command.get("abstract", "")]
    paragraphs, examples = discussion(command)
    for paragraph in paragraphs:
        lines += ["", paragraph]
    children = subcommands(command)
    if not children:
        lines += ["", "```", synopsis(path, command), "```", ""]
        for argument in visible(command.get("arguments")):
            label = ", ".join(f"`{name}`" for name in names(argument))
            default = argument.get("defaultValue")
            note = f" Default: `{default}`." if default else ""
            lines.append(f"- {label}: {argument.get('abstract', '')}{note}")
    if examples:
        lines += ["", "```sh", *examples, "```"]
    for child in children:
        lines += ["", *markdown(path + [child["commandName"]], child, level + 1)]
    return lines


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def manual(path, command):
    lines = [f'.SH "{" ".join(path).upper()}"' if len(path) == 1 else f'.SS "{" ".join(path)}"']
    lines.append(escape(command.get("abstract", "")))
    paragraphs, examples = discussion(command)
    for paragraph in paragraphs:
        lines += [".PP", escape(" ".join(paragraph.split()))]
    children = subcommands(command)
    if not children:
        lines += [".PP", ".nf", escape(synopsis(path, command)), ".fi"]
        for argument in visible(command.get("arguments")):
            lines += [".TP", ", ".join(f"\\fB{escape(n)}\\fR" for n in names(argument))]
            lines.append(escape(argument.get("abstract", "")) or "\\&")
    if examples:
        lines += [".PP", "Examples:", ".PP", ".nf", *[escape("  " + line) for line in examples], ".fi"]
    for child in children:
        lines += manual(path + [child["commandName"]], child)
    return lines


def main():
    root = json.load(sys.stdin)["command"]
    folder = Path(sys.argv[1])
    index = ["# The command line", "", "Generated from the help texts by `Scripts/generate`.", ""]
    for command in subcommands(root):
        name = command["commandName"]
        page = "\n".join(markdown(["faqcms", name], command, 1)) + "\n"
        (folder / "cli" / f"{name}.md").write_text(page)
        index.append(f"- [faqcms {name}]({name}.md): {command['abstract']}")
    (folder / "cli" / "README.md").write_text("\n".join(index) + "\n")

    paragraphs, examples = discussion(root)
    page = ['.TH FAQCMS 1 "" "faqcms" "User Commands"', ".SH NAME"]
    page.append("faqcms \\- " + escape(root["abstract"].rstrip(".")))
    page += [".SH SYNOPSIS", "\\fBfaqcms\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]", ".SH DESCRIPTION"]
    for paragraph in paragraphs:
        page += [escape(" ".join(paragraph.split())), ".PP"]
    page += [".SH EXAMPLES", ".nf", *[escape("  " + line) for line in examples], ".fi"]
    page.append(".SH COMMANDS")
    for command in subcommands(root):
        page += manual(["faqcms", command["commandName"]], command)
    page += [
        ".SH ENVIRONMENT",
        ".TP", "\\fBFAQCMS_DB\\fR", "The database file, where there is no \\-\\-db.",
        ".TP", "\\fBFAQCMS_USER\\fR", "Who you are, where there is no \\-\\-as.",
        ".TP", "\\fBVISUAL\\fR, \\fBEDITOR\\fR", "The editor for drafts.",
        ".TP", "\\fBNO_COLOR\\fR", "Set to anything, no colours are used.",
        ".SH EXIT STATUS",
        "0 done, 1 refused or failed, 64 wrong usage.",
    ]
    (folder / "man" / "faqcms.1").write_text("\n".join(page) + "\n")


main()
