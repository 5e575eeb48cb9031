LIST: Operation[list_[models.Order], models.Order] = Operation(
    "orders.list",
    method="GET",
    path="/orders",
    responses=(Returns("200", "text/event-stream", models.Order, items=EVENT_DATA),),
)
