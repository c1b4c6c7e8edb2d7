"""All that runs beside a learner's code.

`client` is the judge's side. It starts `zygote`, a warm process that never held an answer; that forks one
`child` a submission, which locks itself in (`jail`), loads the file (`loading`), makes the calls (`calling`,
`torch_driver`) and sends back plain typed values (`wire`, `messages`). Nothing in this folder may import the
checks, the key or a solution: a test holds it to that.
"""
