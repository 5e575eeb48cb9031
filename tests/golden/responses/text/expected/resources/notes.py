LIST: Operation[str] = Operation("notes.list", method="GET", path="/notes", responses=(Returns("200", "text/plain"),))

def list_call() -> Call[str]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})
