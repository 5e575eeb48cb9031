LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("filter", "query", style="deepObject", schema="pets.json#/PetsListFilter"),
        Parameter("sort", "query", schema="pets.json#/PetsListSort"),
        Parameter("page", "query", explode=False, schema="pets.json#/PetsListPage"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
