"""SM9xx: a client cannot be updated or upgraded."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

NO_COPY = Rule(
    "SM901",
    "no-copy",
    "error",
    "The document of '{client}' is {label}, and no copy of it is kept that a new revision could be compared with.",
    "Download it to a file, name that as document, the URL as source, and run specmint generate.",
)
NO_SOURCE = Rule(
    "SM902",
    "no-source",
    "error",
    "The configuration of '{client}' does not say where new revisions of its document come from.",
    'Add source = "https://..." to its entry, or name a file or URL with --from.',
)
NOT_SETTLED = Rule(
    "SM903",
    "not-settled",
    "error",
    "'{client}' is not what its document, configuration and tools give: {cause}.",
    "Do this first, so that an update shows what a new revision changes and nothing else.",
)
NOT_GENERATED = Rule(
    "SM904",
    "not-generated",
    "error",
    "'{client}' was not generated yet: there is no specmint.lock that can be read in '{folder}'.",
    "Run specmint generate first.",
)
WORSE_DOCUMENT = Rule(
    "SM905",
    "worse-document",
    "error",
    "The new document is worse than the one in place: {problem}.",
    "Ask its author, or take it all the same with --allow-worse.",
)
CONTRACT_BROKEN = Rule(
    "SM906",
    "contract-broken",
    "error",
    "{count} fixtures of the new package '{package}' fail, such as {example}.",
    "Please report this with the document; the package that is in place was not touched.",
)
NO_REPOSITORY = Rule(
    "SM907",
    "no-repository",
    "error",
    "git cannot do what is needed: {problem}.",
    "Run the command in a clone that has fetched the base branch, which --base names.",
)
FOREIGN_COMMITS = Rule(
    "SM908",
    "foreign-commits",
    "error",
    "The branch '{branch}' holds a commit that specmint did not make: {commit}; nothing was put in its place.",
    "Merge the branch or delete it, so that the next proposal can begin anew.",
)
UNUSABLE_DOCUMENT = Rule(
    "SM909",
    "unusable-document",
    "error",
    "No client can be made of the new document; nothing was changed.",
    "Ask its author whether it is whole, and run the command again when it is.",
)
