"""Alertmanager of Debian, which does not serve its document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.documents import shared
from tests.servers.installing import DebianPackages
from tests.servers.servers import Server

if TYPE_CHECKING:
    from tests.servers.servers import Place

IN_ITS_OWN_USR_SHARE = (
    *("unshare", "--map-root-user", "--mount", "sh", "-c"),
    'mount --bind "$0" /usr/share && exec "$@"',
)
CONFIGURATION = """\
route:
  receiver: team
  group_by: [alertname]
  group_wait: 1h
receivers: [{ name: team }]
"""


def _command(place: Place) -> list[str | Path]:
    configuration = place.data / "alertmanager.yml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    program = place.installed / "usr" / "bin" / "prometheus-alertmanager"
    address = (f"--web.listen-address=127.0.0.1:{place.port}", "--cluster.listen-address=")
    settings = (f"--config.file={configuration}", f"--storage.path={place.data}", *address)
    # It reads its templates from /usr/share, which is the unpacked one to this process alone.
    return [*IN_ITS_OWN_USR_SHARE, place.installed / "usr" / "share", program, *settings]


SERVER = Server(
    folder=Path(__file__).parent,
    package="alertmanager",
    installation=DebianPackages((("prometheus-alertmanager", "0.25"),)),
    command=_command,
    document=lambda _: shared("servers/alertmanager.yaml.gz"),
    ready="/-/ready",
    base="/api/v2",
    suffix=".yaml",
)
