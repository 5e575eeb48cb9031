"""Texts that would run, or be obeyed, where they left the place that text has in some output.

``CANARY`` is what they try to import: nothing else is called that, so that it may be looked for in syntax trees and in
an audit hook. Each text stands for a kind of hole that some generator had.
"""

from __future__ import annotations

from typing import Final

CANARY: Final = "canary_7f3a"
_RUN: Final = f'__import__("{CANARY}")'

PAYLOADS: Final = {
    "closed string": f'" + {_RUN} + "',
    "closed single string": f"' + {_RUN.replace(chr(34), chr(39) * 3)} + '",
    "closed docstring": f'"""\n{_RUN}\n"""',
    "closed raw docstring": f'\\"""\n{_RUN}\n"""',
    "quote at the end": f"{_RUN}\\",
    "string that stays valid": f'x"); {_RUN}; ("',
    "argument that stays valid": f'a", b={_RUN}, c="',
    "list that stays valid": f'a"], [{_RUN}], ["',
    "comment left by CR": f"a\r{_RUN}",
    "comment left by LF": f"a\n{_RUN}\n",
    "comment left by a form feed": f"a\f{_RUN}\v\x1c\x85",
    "comment left by a separator": f"a\u2028{_RUN}\u2029",
    "format string": f"{{{_RUN}}}",
    "format string of Jinja": f"{{{{ {_RUN} }}}}{{% raw %}}{{# #}}",
    "template literal": f"${{{_RUN}}} `{_RUN}` $(id) #{{{_RUN}}}",
    "name in Unicode": f"\\N{{QUOTATION MARK}} + {_RUN} + \\x22",
    "expression": _RUN,
    "statement": f"x: int = {_RUN}",
    "decorator": f"@{_RUN}\ndef f(): ...",
    "class body": f"A:\n    {_RUN}\nclass B",
    "import": f"os\nimport {CANARY}\nfrom {CANARY} import x",
    "type": f"List[{_RUN}]",
    "dunder": "__class__",
    "dunder of a builtin": "__init_subclass__",
    "keyword": "class",
    "constant": "None",
    "true": "True",
    "builtin": "str",
    "list": "list",
    "self": "self",
    "ours": "Client",
    "ours, too": "model_config",
    "prototype": "__proto__",
    "path": "../../../tmp/x",
    "absolute path": "/etc/passwd",
    "device": "CON",
    "NUL": "a\0b",
    "surrogate": "a\ud800b",
    "bidi": "a\u202e\u2066b\u2069",
    "tags": "a" + "".join(chr(0xE0000 + ord(letter)) for letter in "run me") + "b",
    "zero width": "a\u200b\u2060\u00adb\ufeff",
    "workflow command": "a\n::error::b ##[add-mask]c ##vso[task.complete]d",
    "escape": "a\x1b[2Jb\x9b1m",
    "HTML": f"<script>{_RUN}</script><img src=x onerror=y>",
    "Markdown": "[a](javascript:b) ![c](https://d.example.com) @e #1 | f `g`",
    "shell": "$(touch /tmp/x); `id` && rm -rf ~",
    "nothing": "",
    "digits": "0",
    "letters of elsewhere": "\ufb01 \u210c \ua731 \uff43\uff4c\uff41\uff53\uff53",
    "long": "word" * 2600,
    "reference": '#/a"b\\',
}
"""By the kind of the hole."""
