"""The program that is timed: make a client and call it once, over a transport that answers with a fixture.

Arguments: the package, the call below its client, and the file of its fixtures.
"""

from __future__ import annotations

import json
import sys
from functools import reduce
from importlib import import_module
from pathlib import Path

import httpx

package, call, place = sys.argv[1:]
fixture = json.loads(Path(place).read_text(encoding="utf-8"))["responses"]["200.full"]
content = json.dumps(fixture["body"]).encode()
answer = httpx.MockTransport(
    lambda _request: httpx.Response(fixture["status"], content=content, headers=fixture["headers"])
)
with import_module(package).Client(api_key="secret", http_client=httpx.Client(transport=answer)) as client:
    reduce(getattr, call.split("."), client)("version", assistant_id="assistant", name="Ada")
