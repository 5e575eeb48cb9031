CREATE: Operation[None] = Operation(
    "tokens.create",
    method="POST",
    path="/tokens",
    body=Body(
        "application/x-www-form-urlencoded", schema="#/TokensCreateRequest", required=True, form=UrlEncodedForm()
    ),
    responses=(Returns("204"),),
)

def create_call(**body: Unpack[params.TokensCreateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})
