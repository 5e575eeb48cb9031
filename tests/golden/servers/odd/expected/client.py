API = ApiDescription(
    "Odd servers",
    base_url="https://api.example.com",
    package="servers_odd",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
)

SERVERS = ServerChoices(
    {"api": ServerTemplate("https://api.example.com")},
    own={"one": ServerTemplate("https://one.example.com"), "api_beta": ServerTemplate("https://api.example.com/beta")},
)
