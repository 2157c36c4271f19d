"""What a file is, by its name: a notebook, something handed in by mistake, or nobody's."""

from __future__ import annotations

import re
from functools import lru_cache

GRADABLE = (".ipynb", ".zip", ".py")  # what can be graded, the likeliest first
LINKS = ("una página web", "un enlace")  # documents that may say where the notebook lies
TEXTS = ("", ".txt", ".json")  # what may hold a notebook under another name
_COMPUTERS_OWN = {"__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"}
_DISGUISED = re.compile(r"\.ipynb(?=[.\s(_-])", re.IGNORECASE)  # xor.ipynb.txt, xor.ipynb (1)
_DOCUMENTS = {
    "un documento de texto": ".doc .docx .odt .rtf .pages .tex",
    "un PDF": ".pdf",
    "una página web": ".html .htm .mht .mhtml .xhtml",
    "un enlace": ".url .webloc .gdoc .gsheet .gslides .gcolab .lnk .desktop",
    "un archivo comprimido que no se abre": ".rar .7z .tar .gz .tgz .bz2 .xz",
    "una imagen": ".png .jpg .jpeg .heic .gif .webp .bmp .tiff",
    "una hoja o una presentación": ".xls .xlsx .ods .ppt .pptx .odp .key",
    "un programa en otro lenguaje": ".r .rmd .m .mlx .jl .java .c .cpp .js .nb",
}
_NAMES = {suffix: words for words, all_ in _DOCUMENTS.items() for suffix in all_.split()}
_FIGURES = set(" ".join(list(_DOCUMENTS.values())[5:]).split())  # these may lie beside a notebook


@lru_cache(1024)  # of each file it is asked a dozen times in a row
def kind(name: str) -> str:
    """The suffix of a file's name, case-folded; that of a notebook where one hides behind another.

    A browser that saves xor.ipynb.txt or `xor.ipynb (1)` has saved a notebook, an editor that saves
    xor.py.txt a script.
    """
    last = name.rpartition("/")[2]
    if last.lower().endswith(".py.txt"):
        return ".py"
    dot = last.rfind(".")
    suffix = last[dot:].lower() if 0 < dot < len(last) - 1 else ""
    return ".ipynb" if suffix not in GRADABLE and _DISGUISED.search(last) else suffix


def document(name: str) -> str:
    """What a document is called in Spanish; empty for what is none."""
    return _NAMES.get(kind(name), "")


def is_hidden(name: str) -> bool:
    """Whether a path is what a computer left there, not a person."""
    return any(part in _COMPUTERS_OWN or part.startswith(".") for part in name.split("/"))


def is_litter(name: str) -> bool:
    """Whether a file is nobody's, wherever it lies: macOS puts one beside each of a student's."""
    parts = name.split("/")
    return not _COMPUTERS_OWN.isdisjoint(parts) or parts[-1].startswith(("._", "~$"))


def is_handed_in(name: str, *, names_a_task: bool) -> bool:
    """Whether a file of nobody's looks like something handed in, though it may be no notebook."""
    suffix = kind(name)
    if suffix in GRADABLE or (suffix in _NAMES and suffix not in _FIGURES):
        return True
    return names_a_task and (suffix in TEXTS or suffix in _FIGURES)
