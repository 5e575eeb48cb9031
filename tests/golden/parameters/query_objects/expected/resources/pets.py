LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("filter", "query", style="deepObject", schema="#/PetsListFilter"),
        Parameter("sort", "query", schema="#/PetsListSort"),
        Parameter("page", "query", explode=False, schema="#/PetsListPage"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
