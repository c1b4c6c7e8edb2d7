"""What is taught, as data: `exercises/` (a file each), `hints/`; `catalogue` and `hints` read it."""
