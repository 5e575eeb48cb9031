CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body(
        "application/x-www-form-urlencoded",
        schema="pets.json#/PetsCreateRequest",
        required=True,
        encoding={"tags": Encoding(style="form", explode=True)},
    ),
    responses=(Returns("204"),),
    security=(("user",),),
)

LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("tags", name="tags", location="query", schema="pets.json#/list.query.tags"),
        Parameter("ids", name="ids", location="query", explode=False, schema="pets.json#/list.query.ids"),
        Parameter("kinds", name="kinds", location="query", style="pipeDelimited", schema="pets.json#/list.query.kinds"),
        Parameter("words", name="words", location="query", style="tabDelimited", schema="pets.json#/list.query.words"),
    ),
    responses=(Returns("204"),),
    security=(("key",),),
)

def create_call(**body: Unpack[params.PetsCreateRequest]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})

def list_call(**query: Unpack[params.PetsListParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({**query})
