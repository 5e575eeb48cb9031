LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("a_b", name='a"b', location="query", schema='pets.json#/list.query.a"b'),
        Parameter("x_y_z", name="x&y=z#", location="query", schema="pets.json#/list.query.x&y=z#"),
        Parameter("line_break", name="line\nbreak", location="query", schema="pets.json#/list.query.line\nbreak"),
        Parameter("x", name="{{ x }}", location="query", schema="pets.json#/list.query.{{ x }}"),
        Parameter("u5c", name="\\", location="query", schema="pets.json#/list.query.\\"),
    ),
    responses=(Returns("204"),),
)
