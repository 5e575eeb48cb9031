CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body(
        "application/x-www-form-urlencoded",
        schema="#/PetsCreateRequest",
        required=True,
        form=UrlEncodedForm({"tags": Encoding(style="form", explode=True)}),
    ),
    responses=(Returns("204"),),
    security=(("user",),),
)

LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("tags", "query", schema="#/list.query.tags"),
        Parameter("ids", "query", explode=False, schema="#/list.query.ids"),
        Parameter("kinds", "query", style="pipeDelimited", schema="#/list.query.kinds"),
        Parameter("words", "query", style="tabDelimited", schema="#/list.query.words"),
    ),
    responses=(Returns("204"),),
)

def create_call(**body: Unpack[params.PetsCreateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})

def list_call(**query: Unpack[params.PetsListParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({**query})
