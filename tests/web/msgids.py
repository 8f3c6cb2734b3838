"""Which texts of the code and the templates ask for a translation, and which forgot to."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.template import engines
from django.template.base import Lexer, Token, TokenType
from django.templatetags.i18n import BlockTranslateNode

CODE = settings.BASE_DIR / "naru"
HANGUL = re.compile(r"[가-힣]")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
LITERAL = re.compile(r"""^(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")
MARKED = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")


@dataclass(frozen=True)
class Text:
    """One text to translate and where it stands."""

    msgid: str
    place: str


def english() -> dict[str, polib.POEntry]:
    """All English entries of all topics, by context and msgid."""
    files = [
        Path(root) / "en" / "LC_MESSAGES" / "django.po"
        for root in settings.LOCALE_PATHS
        if (Path(root) / "en").exists()
    ]
    return {key(entry): entry for file in files for entry in polib.pofile(str(file))}


def key(entry: polib.POEntry) -> str:
    """The msgid, behind its context if it has one, as gettext keeps them."""
    return f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid


def python_files() -> Iterator[Path]:
    """Our modules, without migrations."""
    for path in sorted(CODE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def templates() -> Iterator[Path]:
    """Our templates."""
    yield from sorted((CODE / "web" / "templates").rglob("*.html"))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(settings.BASE_DIR)}:{line}"


def called(node: ast.Call) -> str:
    function = node.func
    return getattr(function, "id", getattr(function, "attr", ""))


def asked_in_python(path: Path) -> Iterator[Text]:
    """Texts of gettext calls; both forms of ngettext's are one entry."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not {called(node)} & (CALLS | WITH_CONTEXT):
            continue
        needed = node.args[: 2 if called(node) in WITH_CONTEXT else 1]
        if needed and all(isinstance(part, ast.Constant) for part in needed):
            yield Text("\x04".join(str(part.value) for part in needed), place(path, node.lineno))


def forgotten_in_python(path: Path) -> Iterator[Text]:
    """Korean strings outside gettext calls and docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    fine = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in CALLS | WITH_CONTEXT:
            fine |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fine.add(id(node.value))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and HANGUL.search(node.value)
            and id(node) not in fine
        ):
            yield Text(node.value, place(path, node.lineno))


def tokens(path: Path) -> list[Token]:
    return Lexer(path.read_text(encoding="utf-8")).tokenize()


def asked_in_template(path: Path) -> Iterator[Text]:
    """translate tags, `_("…")` in any tag, and blocktranslate with its plural."""
    stream = tokens(path)
    for index, token in enumerate(stream):
        where = place(path, token.lineno or 0)
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            if found := LITERAL.match(token.contents):
                yield Text(found[1] or found[2], where)
            for found in MARKED.finditer(token.contents):
                yield Text(found[1] or found[2], where)
            if token.contents.split()[:1] == ["blocktranslate"]:
                yield Text(block_msgid(stream[index:]), where)


def block_msgid(stream: list[Token]) -> str:
    """The msgid of the blocktranslate that the stream starts with, as Django computes it."""
    end = next(i for i, t in enumerate(stream) if t.contents.startswith("endblocktranslate"))
    source = "".join(written(token) for token in stream[: end + 1])
    engine = engines["django"]
    node = next(
        n
        for n in engine.from_string("{% load i18n %}" + source).template.nodelist
        if isinstance(n, BlockTranslateNode)
    )
    singular, _names = node.render_token_list(node.singular)
    return singular


def written(token: Token) -> str:
    forms = {
        TokenType.BLOCK: "{%% %s %%}",
        TokenType.VAR: "{{ %s }}",
        TokenType.COMMENT: "{# %s #}",
    }
    return forms[token.token_type] % token.contents if token.token_type in forms else token.contents


def forgotten_in_template(path: Path) -> Iterator[Text]:
    """Korean that stands in the page itself, or in a tag's argument without `_()`."""
    inside = False
    for token in tokens(path):
        head = token.contents.split()[:1]
        if token.token_type == TokenType.BLOCK and head in (["blocktranslate"], ["comment"]):
            inside = True
        elif token.token_type == TokenType.BLOCK and head and head[0].startswith("end"):
            inside = False
        elif token.token_type == TokenType.COMMENT or inside:
            continue
        rest = MARKED.sub("", LITERAL.sub("", token.contents))
        if HANGUL.search(rest) and not inside:
            yield Text(rest.strip(), place(path, token.lineno or 0))
