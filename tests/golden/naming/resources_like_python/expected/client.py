    def import_(self) -> Import:
        """The calls under ``client.import_``."""
        from .resources.import_ import Import

        return Import(self)
