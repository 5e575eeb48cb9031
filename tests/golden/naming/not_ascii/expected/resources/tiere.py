RETRIEVE: Operation[models.Tier] = Operation(
    "tiere.retrieve",
    method="GET",
    path="/tiere/{gr\xf6\xdfe}",
    parameters=(
        Parameter("gr\xf6\xdfe", "path", keyword="grosse", required=True, schema="#/retrieve.path.gr\xf6\xdfe"),
    ),
    responses=(Returns("200", "application/json", models.Tier),),
)
