API = ApiDescription(
    "Pets", base_url="", package="hostile_server", version="1", schemas=Path(__file__).with_name("schemas")
)
