"""Markdown becomes a page that needs nothing beside it: no network, no script, no font.

Formulas are MathML, which every browser of today draws and a screen reader speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

# The converter writes a logarithm as a letter; as an operator it stands apart from what it is of.
FUNCTION = re.compile(r"<mi>(ln|log|exp)</mi>(?=(<mo[^>]*>&#x00028;)?)")
# Matrices beside each other: apart, each bracket is as tall as its own matrix.
MATRIX = re.compile(r"<mo>&#x0005B;</mo><mtable>(?:(?!<mtable).)*?</mtable><mo>&#x0005D;</mo>")
TABLE = '<div class="scroll" tabindex="0"><table>\n'


def whole(text: str) -> str:
    """A page of one Markdown text, whose first heading is its title."""
    title = text.lstrip().partition("\n")[0].lstrip("# ")
    return rendered("course.html.j2", title=title, body=html(text))


def rendered(template: str, **values: Any) -> str:
    """A template of this room with its values; the look is that of the reports."""
    return _environment().get_template(template).render(values)


def html(text: str) -> Markup:
    """Markdown as HTML; text in angle brackets stays text."""
    return Markup(_markdown().render(text))  # noqa: S704 - the authors' own words, escaped by markdown-it


def code(source: str) -> Markup:
    """Python as HTML, its words marked by kind."""
    return Markup(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)))  # noqa: S704 - escaped by pygments


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    dollarmath_plugin(markdown, allow_space=False, double_inline=True, renderer=_formula)
    markdown.add_render_rule("table_open", lambda *_: TABLE)
    markdown.add_render_rule("table_close", lambda *_: "</table></div>\n")
    markdown.add_render_rule("th_open", _heading_of_a_column)
    markdown.add_render_rule("fence", _fence)
    markdown.add_render_rule("code_block", _fence)
    return markdown


def _heading_of_a_column(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    style = tokens[index].attrGet("style")
    return f'<th scope="col"{f" style={style!r}" if style else ""}>'


def _formula(tex: str, options: dict[str, Any]) -> str:
    """TeX as MathML."""
    block = options["display_mode"]
    drawn = convert(tex.strip(), display="block" if block else "inline")
    drawn = MATRIX.sub(r"<mrow>\g<0></mrow>", drawn)
    drawn = FUNCTION.sub(_operator, drawn)
    return f'<div class="formula" tabindex="0">{drawn}</div>' if block else drawn


def _operator(name: re.Match[str]) -> str:
    after = "0" if name[2] else ".17em"
    return f'<mo lspace=".17em" rspace="{after}">{name[1]}</mo>'


def _fence(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    """A block of code that the keyboard can scroll."""
    return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'


@cache
def _environment() -> Environment:
    rooms = [PackageLoader("autograder.authoring"), PackageLoader("autograder.report")]
    return Environment(
        loader=ChoiceLoader(rooms), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
