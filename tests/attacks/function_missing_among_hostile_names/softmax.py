# tries: to bring markup and escapes into the report through the list of what the file defines
# must: what is shown is escaped, and cut
# expect: softmax failed softmax.runs 0

for number in range(9):
    name = f"<b>{number}</b>\x1b]0;title\x07\u2066" + "x" * 10**6
    globals()[name] = lambda: None
