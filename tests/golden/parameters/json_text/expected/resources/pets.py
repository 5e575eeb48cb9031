LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(Parameter("filter", "query", content_type="application/json", schema="#/PetsListFilter"),),
    responses=(Returns("200", "application/json", list_[str]),),
)
