"""The command ``specmint``."""


def main() -> None:
    """Run the command.

    The second process imports this module too, as the script that started the first; it has no use for the rest.
    """
    from specmint.cli.app import main as run

    run()
