"""What is taught, as data: `core.toml` (exercises and concepts), `hints/`; `catalogue` and `hints` read it."""
