LIST: Operation[None] = Operation("pets.list", method="GET", path="/pets", responses=(Returns("204"),))

CREATE: Operation[None] = Operation(
    "pets.create", method="POST", path="/pets", responses=(Returns("204"),), security=(("appKey",),)
)

DELETE: Operation[None] = Operation(
    "pets.delete", method="DELETE", path="/pets", responses=(Returns("204"),), security=()
)
