LIST: Operation[list_[models.Order]] = Operation(
    "orders.list",
    method="GET",
    path="/orders",
    responses=(Returns("200", "text/event-stream", models.Order, items="event-data"),),
)
