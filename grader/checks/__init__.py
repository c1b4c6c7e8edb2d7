"""The graders: `test_<exercise>.py` holds one exercise's plan of calls and its checks, one per concept.

They are written with `plan` and `claims`, run by `evaluate` (or by pytest: `pytest --pyargs grader.checks`),
and never see a learner's code: only the answers that it gave, and the key's.
"""
