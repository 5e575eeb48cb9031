LIST: Operation[list_[models.OrdersListResponseItem]] = Operation(
    "orders.list",
    method="GET",
    path="/orders",
    responses=(Returns("200", "text/event-stream", models.OrdersListResponseItem, items="json-events"),),
)
