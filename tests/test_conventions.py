"""What we agreed on, checked (docs/architecture.md). Each failure names the file and what to do."""

import ast
import importlib
import pkgutil
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template.utils import get_app_template_dirs
from django.utils import translation

import naru
from naru.core.refusals import Refusal

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "naru" / "web" / "templates"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
ROLES_WITH_TESTS = {"rules", "services", "queries", "permissions", "policies"}
STANDALONE = {"errors/500.html", "errors/503.html"}
"""Shown when nothing else works: their one style block is allowed by its hash."""
READS_THE_CLOCK = {"web", "api", "config"}
CALLED_BY_EVERY_DOMAIN = {"notices", "agenda", "audit"}
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".sh", ".txt", ".in", ".csv", ".po", ".svg"}


@cache
def tracked() -> list[Path]:
    """Files of the repository; of the unpacked folder where there is no git."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        found = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        found = [p for p in ROOT.rglob("*") if not {".venv", "var", ".git"} & set(p.parts)]
    return sorted(path for path in found if path.is_file())


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


def python(*folders: str) -> list[Path]:
    """Our Python files below the folders, migrations left out."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in folders
        and "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def package(path: Path) -> str:
    """The package of a file below naru/: "audit" for naru/audit/rules.py; "" elsewhere."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "naru" and len(parts) > 2 else ""


def dotted(node: ast.AST) -> str:
    """The name a chain of attributes spells: "timezone.now"."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def has_functions(path: Path) -> bool:
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(tree_of(path)))


# --- how code is written


def test_atomic_says_which_kind():
    """Bare `atomic` may make a savepoint nobody asked for: say durable= or savepoint=."""
    wrong = []
    for path in python("naru"):
        nodes = list(ast.walk(tree_of(path)))
        said = {id(n.func) for n in nodes if isinstance(n, ast.Call) and n.keywords}
        wrong += [
            f"{name(path)}:{node.lineno}"
            for node in nodes
            if isinstance(node, ast.Attribute) and node.attr == "atomic" and id(node) not in said
        ]
    assert wrong == []


TASKS = {"tasks", "door_tasks", "learning_tasks"}
"""Files of jobs: each takes ids and makes one call."""


def test_flows_own_their_transaction():
    """A flow commits or changes nothing: its public function carries atomic(durable=True)."""
    wrong = []
    for path in python("naru"):
        if package(path) != "flows" or path.stem in {"__init__", "apps", *TASKS}:
            continue
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                said = [ast.unparse(decorator) for decorator in node.decorator_list]
                if "transaction.atomic(durable=True)" not in said:
                    wrong.append(f"{name(path)}:{node.lineno} {node.name}")
    assert wrong == []


def test_files_stay_short():
    """400 lines, tests 600: longer files hold two things."""
    long = {
        name(path): lines
        for path in python("naru", "ops", "bench", "tests")
        if (lines := text_of(path).count("\n")) > (600 if name(path).startswith("tests/") else 400)
    }
    assert long == {}


def test_only_the_outer_packages_read_the_clock():
    """Everything else is told the time as `at` or `on`, so that tests and replays can tell it."""
    readers = {"timezone.now", "datetime.now", "datetime.utcnow", "date.today", "datetime.today"}
    readers |= {"datetime.datetime.now", "datetime.date.today", "time.time", "time.time_ns"}
    bare = {"timezone.localdate", "timezone.localtime"}
    wrong = []
    for path in python("naru"):
        if package(path) in READS_THE_CLOCK or "management" in path.parts or "tasks" in path.stem:
            continue
        for node in ast.walk(tree_of(path)):
            reads = isinstance(node, ast.Attribute) and dotted(node) in readers
            reads |= isinstance(node, ast.Call) and not node.args and dotted(node.func) in bare
            if reads:
                wrong.append(f"{name(path)}:{node.lineno}")
    assert wrong == []


def test_only_settings_read_the_environment():
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in python("naru", "bench")
        if package(path) != "config"
        for node in ast.walk(tree_of(path))
        if dotted(node) in {"os.environ", "os.getenv"}
    ]
    assert wrong == []


def test_models_do_what_they_say():
    """No default order, no save() of ours, no signals: a reader of the caller sees all of it."""
    wrong = []
    for path in python("naru"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef) and node.name == "Meta":
                names = {t.id for s in node.body if isinstance(s, ast.Assign) for t in s.targets}
                if "ordering" in names:
                    wrong.append(f"{name(path)}:{node.lineno} Meta.ordering")
            if isinstance(node, ast.FunctionDef) and node.name == "save" and "models" in str(path):
                wrong.append(f"{name(path)}:{node.lineno} save()")
            if isinstance(node, ast.ImportFrom) and node.module == "django.dispatch":
                wrong.append(f"{name(path)}:{node.lineno} signals")
    assert wrong == []


def test_pages_and_api_do_not_write_tables():
    """A view makes one call of a service or flow: it never creates, saves or deletes rows."""
    writes = re.compile(
        r"\.objects\.(create|update_or_create|get_or_create|bulk_create|update|delete)\("
        r"|\.save\(|transaction\.atomic"
    )
    wrong = [
        f"{name(path)}: {found.group()}"
        for path in python("naru")
        if package(path) in {"web", "api"}
        for found in writes.finditer(text_of(path))
    ]
    assert wrong == []


def test_no_city_is_named_in_the_code():
    """What is Seoul's comes from cities/seoul; settings may name the default city."""
    word = re.compile("서울|seoul", re.IGNORECASE)
    wrong = [
        name(path)
        for path in tracked()
        if path.suffix in TEXT
        and path.relative_to(ROOT).parts[0] in {"naru", "ops"}
        and "settings" not in path.parts
        and word.search(text_of(path).replace("Asia/Seoul", ""))
    ]
    assert wrong == []


def test_records_of_people_are_reached_through_their_guard_only():
    """Residents are read by `residents` itself, by what `visible_to` shows, or by `open_record`."""
    guards = {"resident_with": "flows/open_record.py", "found_at_desk": "flows/find_resident.py"}
    bare = re.compile(r"\b(?:Resident|Answer|Consent|Helper)\.objects\b(?!\s*\.visible_to\()")
    wrong = []
    for path in python("naru"):
        where = name(path).removeprefix("naru/")
        if package(path) == "residents":
            continue
        wrong += [f"{where}: {found.group()}" for found in bare.finditer(text_of(path))]
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                called = dotted(node.func).rpartition(".")[2]
                if guards.get(called, where) != where:
                    wrong.append(f"{where}:{node.lineno} {called}")
    assert wrong == []


def test_email_has_one_word_in_korean():
    """But for what people agreed to: a consent text in use is never edited."""
    old = "전자" + "우편"
    found = [path for path in tracked() if path.suffix in TEXT and old in text_of(path)]
    assert [name(path) for path in found if path.name != "people.toml"] == []


# --- packages


def test_every_package_says_what_it_owns():
    wrong = [
        name(path)
        for path in python("naru", "ops", "bench")
        if path.name == "__init__.py"
        and not {"management", "templatetags", "commands"} & set(path.parts)
        and not ast.get_docstring(tree_of(path))
    ]
    assert wrong == []


def test_the_import_contracts_list_every_package():
    """Contract 2 holds every package with tables; contract 4 every domain's services."""
    models = {package(path) for path in python("naru") if "models" in path.stem}
    domains = {f"naru.{name}" for name in models}
    services = {
        f"naru.{package(path)}.services"
        for path in python("naru")
        if "services" in {path.stem, path.parent.name} and has_functions(path)
    } - {f"naru.{name}.services" for name in CALLED_BY_EVERY_DOMAIN}
    assert domains - set(CONTRACTS[1]["containers"]) == set()
    assert services - set(CONTRACTS[3]["modules"]) == set()


def test_foreign_keys_point_downwards():
    """As imports do: a table knows those of lower packages only."""
    layers = CONTRACTS[0]["layers"]
    rank = {
        name.strip(" ()"): -number for number, line in enumerate(layers) for name in line.split("|")
    }
    ours = {model: package_of(model) for model in apps.get_models() if package_of(model)}
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model, label in ours.items()
        for field in model._meta.get_fields()
        if field.concrete
        and field.is_relation
        and field.related_model in ours
        and rank[ours[field.related_model]] > rank[label]
    ]
    assert wrong == []


def package_of(model: type) -> str:
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "naru" else ""


def test_every_refusal_tells_the_reader_in_both_languages():
    for module in pkgutil.walk_packages(naru.__path__, "naru."):
        if ".migrations" not in module.name and ".config" not in module.name:
            importlib.import_module(module.name)
    kinds = list(Refusal.__subclasses__())
    for kind in kinds:
        kinds += kind.__subclasses__()
    wrong = []
    for kind in kinds:
        if not kind.__module__.startswith("naru."):
            continue
        for language in ("ko", "en"):
            with translation.override(language):
                said = str(getattr(kind, "message", ""))
            if not said or bool(re.search("[가-힣]", said)) is not (language == "ko"):
                wrong.append(f"{kind.__module__}.{kind.__qualname__} ({language}): {said!r}")
    assert wrong == []


# --- tests


def test_every_flow_and_every_domain_module_has_its_tests():
    """tests/ mirrors naru/: naru/audit/rules.py is tested by tests/audit/test_rules.py."""
    missing = []
    for path in python("naru"):
        parts = path.relative_to(ROOT / "naru").parts
        wanted = path.stem in ROLES_WITH_TESTS or bool(set(parts[1:-1]) & ROLES_WITH_TESTS)
        wanted |= parts[0] == "flows" and len(parts) == 2 and path.stem not in {"apps", *TASKS}
        if wanted and path.stem != "__init__" and has_functions(path):
            test = ROOT / "tests" / Path(*parts[:-1]) / f"test_{path.stem}.py"
            if not test.exists():
                missing.append(name(test))
    assert missing == []


def test_no_test_is_switched_off_and_nothing_is_left_for_later():
    off = re.compile(
        "|".join(["mark.sk" + "ip", "pytest.sk" + "ip", "xf" + "ail", "importorsk" + "ip"])
    )
    later = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + r"X)\b")
    wrong = [
        f"{name(path)}: {found.group()}"
        for path in tracked()
        if path.suffix in TEXT - {".csv", ".po", ".txt"}
        for found in [*off.finditer(text_of(path)), *later.finditer(text_of(path))]
    ]
    assert wrong == []


def test_file_names_of_tests_are_unique_modules():
    """Every folder of tests is a package, so that two test_models.py do not collide."""
    wrong = {
        name(path.parent) for path in python("tests") if not (path.parent / "__init__.py").exists()
    }
    assert wrong == set()


# --- templates


def template_name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def test_templates_hold_no_inline_script_or_style():
    """The content security policy would drop them: use a file below static/."""
    inline = re.compile(
        r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|\shx-on|<script(?![^>]*\ssrc=)"
        r"(?![^>]*type=\"application/(?:ld\+)?json\")",
        re.IGNORECASE,
    )
    wrong = [
        f"{name(path)}: {found.group().strip()}"
        for path in tracked()
        if path.suffix in {".html", ".svg"}
        and TEMPLATES in path.parents
        and template_name(path) not in STANDALONE
        for found in inline.finditer(re.sub(r"(?s){#.*?#}", "", text_of(path)))
    ]
    assert wrong == []


def test_every_template_is_used():
    """Named in Python or in another template, or replacing one of Django's or a package's."""
    named_by_django = {"404.html", "403.html", "400.html", "500.html", "403_csrf.html", "429.html"}
    theirs = [Path(folder) for folder in get_app_template_dirs("templates")]
    theirs = [folder for folder in theirs if ROOT / "naru" not in folder.parents]
    theirs.append(Path(importlib.import_module("django.forms").__file__).parent / "templates")
    texts = [
        text_of(path)
        for path in tracked()
        if path.suffix in {".py", ".html", ".txt"} and path.parts
    ]
    every = "\n".join(texts)
    unused = []
    for path in tracked():
        if TEMPLATES not in path.parents:
            continue
        template = path.relative_to(TEMPLATES).as_posix()
        replaces = any((folder / template).exists() for folder in theirs)
        if not (replaces or template in named_by_django or f"{template}" in every):
            unused.append(template)
    assert unused == []


# --- documents


def test_paths_in_documents_exist():
    """A backticked path or `naru.module.name` in the docs leads somewhere."""
    tops = {path.relative_to(ROOT).parts[0] for path in tracked()}
    wrong = []
    for path in tracked():
        if path.suffix != ".md":
            continue
        for said in re.findall(r"`([^`\n]+)`", text_of(path)):
            first = said.split("/")[0]
            if "/" in said and first in tops and not re.search(r"[<>{}… ]", said):
                if not list(ROOT.glob(said.rstrip("/").split("::")[0])):
                    wrong.append(f"{name(path)}: {said}")
            elif re.fullmatch(r"naru(\.\w+)+(\(\))?", said) and not resolves(said.rstrip("()")):
                wrong.append(f"{name(path)}: {said}")
    assert wrong == []


def resolves(dotted_name: str) -> bool:
    try:
        pkgutil.resolve_name(dotted_name)
    except (ImportError, AttributeError):
        return False
    return True


def test_links_in_documents_lead_somewhere():
    wrong = [
        f"{name(path)}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)", text_of(path))
        if "://" not in target
        and not target.startswith(("mailto:", "tel:", "/"))
        and not (path.parent / target).exists()
    ]
    assert wrong == []


def test_decision_records_are_numbered_and_short():
    folder = ROOT / "docs" / "decisions"
    records = sorted(path for path in tracked() if path.parent == folder and path.suffix == ".md")
    numbers = [int(path.name[:4]) for path in records if path.name[:4].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [name(path) for path in records if text_of(path).count("\n") > 40] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"pypi" + r"\.org|pythonhosted|npmjs" + r"\.org|proxy\.golang",
        r"--(?:extra-)?index-url[= ]",
        r"(?<![\w./])/(?:wor" + r"k|roo" + r"t)/|/home/\w+/",
    ],
    ids=["registry hosts", "index addresses", "paths of one machine"],
)
def test_files_name_no(pattern):
    """The repository works wherever it is cloned, with whatever index pip is set up for."""
    found = [
        name(path)
        for path in tracked()
        if path.suffix in TEXT | {"", ".json", ".yml", ".yaml", ".cfg", ".lock"}
        and path != Path(__file__)
        and re.search(pattern, text_of(path))
    ]
    assert found == []
