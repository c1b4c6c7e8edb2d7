"""Bug hunts: a working program with one mistake planted, and only its symptom.

`hunts/` says which, `patterns` and `planting` put a mistake into any program that has the right shape, `breaking`
proves that it is that mistake, `symptom` runs both programs and compares them, `dialogue` holds the hunt,
for `grader hunt` and for `grader review` (`holding`).
"""
