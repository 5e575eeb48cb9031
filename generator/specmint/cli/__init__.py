"""The command ``specmint``."""


def main() -> None:
    """Run the command.

    Worker processes import this module too, as the script that started the main process, and need none of the commands.
    """
    from specmint.cli.app import main as run

    run()
