RETRIEVE: Operation[models.Tier] = Operation(
    "tiere.retrieve",
    method="GET",
    path="/tiere/{gr\xf6\xdfe}",
    parameters=(
        Parameter(
            "grosse", name="gr\xf6\xdfe", location="path", required=True, schema="tiere.json#/retrieve.path.gr\xf6\xdfe"
        ),
    ),
    responses=(Returns("200", "application/json", models.Tier),),
)
