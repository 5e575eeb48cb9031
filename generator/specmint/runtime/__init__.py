"""What every client of specmint runs on: plain code that knows no particular API.

A call goes through these modules in this order: calls (what an operation is), arguments and checks (what was passed),
requests (what goes on the wire), sessions (credentials and sending), decoding (what came back). Models are in
models.py. A package holds only the modules that it imports, directly or through others.
"""
