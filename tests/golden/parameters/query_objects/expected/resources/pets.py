LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("filter", name="filter", location="query", style="deepObject", schema="pets.json#/PetsListFilter"),
        Parameter("sort", name="sort", location="query", schema="pets.json#/PetsListSort"),
        Parameter("page", name="page", location="query", explode=False, schema="pets.json#/PetsListPage"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
