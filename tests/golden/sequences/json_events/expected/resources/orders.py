LIST: Operation[list_[models.OrdersListResponseItem], models.OrdersListResponseItem] = Operation(
    "orders.list",
    method="GET",
    path="/orders",
    responses=(Returns("200", "text/event-stream", models.OrdersListResponseItem, items=JSON_EVENTS),),
)
