"""The program that is timed: make a client and call it once, over a transport that answers with a fixture."""

from __future__ import annotations

import sys
from pathlib import Path

import httpx

from telnyx_assistants import Client

fixture = Path(sys.argv[1]).read_bytes()
answer = httpx.MockTransport(
    lambda _request: httpx.Response(200, content=fixture, headers={"Content-Type": "application/json"})
)
with Client(api_key="secret", http_client=httpx.Client(transport=answer)) as client:
    client.ai.assistants.versions.update("version", assistant_id="assistant", name="Ada")
