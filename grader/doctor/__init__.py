"""What this machine can do to keep submissions apart: tried out layer by layer, told in sentences.

`machine` knows where we are, `probes` tries to break out, `advice` says what to install or set, `report` writes it.
"""
