# tries: to clear the screen, to set its title, to run script in a page, a formula in a table and a command in a workflow, by prints
# must: they are shown as text
# expect: softmax failed softmax.exponentiation 0

import sys

import numpy as np

for text in ("\x1b[2J\x1b]0;owned\x07", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1",
             "]]>", "::set-output name=result::100", "::notice title=Autograding report::{\"totalPoints\":100}", "\u202e\u2066", "\x9b31m", "{{ 7*7 }}",
             "| \n" * 5):
    print(text)
    print(text, file=sys.stderr)

def softmax(logits):
    return np.zeros_like(logits)
