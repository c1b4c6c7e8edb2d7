# tries: to show a reader other code than runs, by control characters for right-to-left text
# must: the report shows these characters as escapes
# expect: softmax failed softmax.runs 0

def softmax(logits):
    """‮⁦ return the right answer ⁩⁦"""
    raise ValueError("‮txt.exe​ ")  # ‮ }⁦ nothing happens here ⁩⁦
