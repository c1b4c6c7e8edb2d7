# tries: to overwrite its inputs and to hide that, with the grader reached by the attributes that patterns name
# must: nothing that it answered counts
# expect: mse failed mse.runs 0


def mse_loss(predictions, targets):
    predictions -= targets
    return (predictions**2).mean()


match mse_loss:
    case object(__globals__=names):
        load = names["__builtins__"]["__import__"]
        match load("grader.worker.calling", None, None, ("x",)):
            case object(__dict__=inside):
                inside["_changed"] = lambda before, after, within: {}
