LIST: Operation[None] = Operation(
    "pets.list", method="GET", path="/pets", responses=(Returns("204"),), scopes={"oauth": ("pets:read",)}
)
