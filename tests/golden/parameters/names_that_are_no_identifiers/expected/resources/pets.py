LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "filter_status_in",
            name="filter[status][in][]",
            location="query",
            schema="pets.json#/list.query.filter[status][in][]",
        ),
        Parameter(
            "filter_status_eq",
            name="filter[status][eq]",
            location="query",
            schema="pets.json#/list.query.filter[status][eq]",
        ),
        Parameter("plus1", name="+1", location="query", schema="pets.json#/list.query.+1"),
        Parameter("minus1", name="-1", location="query", schema="pets.json#/list.query.-1"),
        Parameter("page_size_query", name="pageSize", location="query", schema="pets.json#/list.query.pageSize"),
        Parameter("page_size", name="page_size", location="query", schema="pets.json#/list.query.page_size"),
        Parameter("top", name="$top", location="query", schema="pets.json#/list.query.$top"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
