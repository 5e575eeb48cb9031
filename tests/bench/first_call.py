"""The program that is timed: make a client and call it once, over a transport that answers with a fixture."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import httpx

from telnyx_assistants import Client

fixture = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
content = json.dumps(fixture["body"]).encode()
answer = httpx.MockTransport(
    lambda _request: httpx.Response(fixture["status"], content=content, headers=fixture["headers"])
)
with Client(api_key="secret", http_client=httpx.Client(transport=answer)) as client:
    client.ai.assistants.versions.update("version", assistant_id="assistant", name="Ada")
