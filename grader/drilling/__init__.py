"""Drills: exercises from blank stubs against the clock, as in an interview.

`choosing` picks them, `rounds` says where a drill stands, `clock` shows the time while keys are awaited, `dialogue`
holds the drill.
"""
