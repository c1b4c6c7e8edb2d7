"""How long verdicts take, as ratios within one run: these machines are noisy, seconds alone say little.

python -m tests.bench               all figures but the peers' (some minutes)
python -m tests.bench 200           with 200 submissions in the crowd in place of 1,000
python -m tests.bench --peers       the crowd beside nbgrader and otter, on the same right submissions; our executor
                                    beside nbgrader's own (ten minutes)
"""
