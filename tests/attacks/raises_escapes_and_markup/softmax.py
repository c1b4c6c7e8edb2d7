# tries: to do the same by the message, the type and the notes of an exception
# must: they are shown as text
# expect: softmax failed softmax.runs 0

def softmax(logits):
    error = type("=cmd|'/C calc'!A0<svg onload=alert(1)>", (Exception,), {})("\x1b[2J<script>alert(1)</script>\r\n::error::all right\n=HYPERLINK(\"http://x\")\u202e]]>")
    error.add_note("<b>note</b>" * 10**5)
    raise error
