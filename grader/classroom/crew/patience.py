"""How long whoever grades a submission may be silent, from what the submission may take."""

from grader.grading import SECONDS_A_SUBMISSION, TRIES

SECONDS_TO_START = 60.0  # for a worker with torch, where the machine has much else to do
SECONDS_TO_GRADE = TRIES * (SECONDS_TO_START + SECONDS_A_SUBMISSION)
