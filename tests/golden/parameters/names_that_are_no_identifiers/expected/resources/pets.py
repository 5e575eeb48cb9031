LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "filter[status][in][]", "query", keyword="filter_status_in", schema="#/list.query.filter[status][in][]"
        ),
        Parameter("filter[status][eq]", "query", keyword="filter_status_eq", schema="#/list.query.filter[status][eq]"),
        Parameter("+1", "query", keyword="plus1", schema="#/list.query.+1"),
        Parameter("-1", "query", keyword="minus1", schema="#/list.query.-1"),
        Parameter("pageSize", "query", keyword="page_size_query", schema="#/list.query.pageSize"),
        Parameter("page_size", "query", schema="#/list.query.page_size"),
        Parameter("$top", "query", keyword="top", schema="#/list.query.$top"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
