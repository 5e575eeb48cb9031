LIST: Operation[None] = Operation("pets.list", method="GET", path="/pets", responses=(Returns("204"),))
