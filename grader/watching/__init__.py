"""`grader watch`: on every save, the verdict of what was saved.

`folder` says what was saved, `lane` judges it, `terminal` has the keys: each tells `session` what happened. What
follows from that, `machine` decides, from the `state` alone: it is pure, and holds all rules.
"""
