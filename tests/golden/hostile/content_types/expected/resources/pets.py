UPDATE: Operation[None] = Operation("pets.update", method="PUT", path="/pets", responses=(Returns("200"),))
