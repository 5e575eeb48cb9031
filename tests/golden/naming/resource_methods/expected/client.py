    def pets(self) -> Pets:
        """The calls under ``client.pets``."""
        from .resources.pets import Pets

        return Pets(self)
