LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter('a"b', "query", keyword="a_b", schema='#/list.query.a"b'),
        Parameter("x&y=z#", "query", keyword="x_y_z", schema="#/list.query.x&y=z#"),
        Parameter("line\nbreak", "query", keyword="line_break", schema="#/list.query.line\nbreak"),
        Parameter("{{ x }}", "query", keyword="x", schema="#/list.query.{{ x }}"),
        Parameter("\\", "query", keyword="u5c", schema="#/list.query.\\"),
    ),
    responses=(Returns("204"),),
)
