"""SM7xx: the output cannot be written."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

FOREIGN_FILES = Rule(
    "SM701",
    "foreign-files",
    "error",
    "The output folder '{folder}' holds files that specmint did not write, such as '{example}'; nothing was changed.",
    "Choose an empty folder, or move those files away.",
)
OUTPUT_NOT_WRITABLE = Rule(
    "SM702",
    "output-not-writable",
    "error",
    "'{path}' cannot be written: {reason}.",
    "Make the folder writable for the user who runs this command, or choose another one.",
)
DISK_FULL = Rule(
    "SM703",
    "disk-full",
    "error",
    "The disk is full, so '{path}' could not be written; the former output is still in place.",
    "Free some space and run the command again.",
)
EDITED_OUTPUT = Rule(
    "SM704",
    "edited-output",
    "error",
    "'{path}' was changed after it was generated; nothing was overwritten.",
    "Keep the change outside of the generated folder, then discard it here with --overwrite-edits.",
)
UNOWNED_OUTPUT = Rule(
    "SM705",
    "unowned-output",
    "error",
    "'{path}' exists but was not written by specmint; nothing was overwritten.",
    "Move the file away, or choose another output folder.",
)
INTERNAL_ERROR = Rule(
    "SM799",
    "internal-error",
    "error",
    "specmint failed in a way it should not: {problem}.",
    "Please report this with the document that caused it.",
)
UNREADABLE_LOCK = Rule(
    "SM706",
    "unreadable-lock",
    "error",
    "specmint.lock cannot be read: {problem}.",
    "Restore it from version control, or move the folder away and generate it anew.",
)
MISSING_FORMATTER = Rule(
    "SM707",
    "missing-formatter",
    "error",
    "The formatter '{formatter}' is not installed.",
    "Install specmint[ruff], or use the formatter black.",
)
WORKER_ENDED = Rule(
    "SM708",
    "worker-ended",
    "error",
    "A process that specmint had started ended in the middle of its work, with {status}; nothing was changed.",
    "Run the command again; if it happens again, look whether the machine runs out of memory.",
)
INTERRUPTED_UPDATE = Rule(
    "SM709",
    "interrupted-update",
    "error",
    "A run that wrote '{folder}' was ended in the middle of it, and its files are partly old and partly new.",
    "Run specmint generate for the configured client, which first puts everything back that the ended run had moved.",
)
IN_THE_WAY = Rule(
    "SM710",
    "in-the-way",
    "error",
    "'{path}' is {what}, which specmint neither follows nor replaces; nothing was changed.",
    "Move it away, or put a real file or folder in its place.",
)
UNCLEAR_REMAINS = Rule(
    "SM711",
    "unclear-remains",
    "error",
    "'{folder}' stands where a run keeps its files until they are moved, but cannot be undone: {reason}.",
    "Look whether you miss anything that its folder 'old' holds; then delete it, and run the command again.",
)
ANOTHER_RUN = Rule(
    "SM712",
    "another-run",
    "error",
    "Another run of specmint is writing the same folder: it holds '{folder}'; nothing was changed.",
    "Wait until it has ended, then run the command again.",
)
