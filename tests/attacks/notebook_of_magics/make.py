# tries: to run shell commands and other languages, and to make later cells empty, as a notebook can in its kernel
# must: no notebook is run: its functions are read
# expect: mse passed
# expect: softmax failed - 0
# class: only

import json
from pathlib import Path

RIGHT = "def mse_loss(predictions, targets):\n    return float(((predictions - targets) ** 2).mean())\n"


def notebook(*sources: object, **more: object) -> dict:
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} for source in sources]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def make(folder: Path, _: object) -> None:
    hostile = [
        "!touch /tmp/owned; cat /etc/passwd", "%%bash\ntouch /tmp/owned", "%%writefile softmax.py\nx = 1", "%run softmax.py", "%load /etc/passwd",
        "get_ipython().system('touch /tmp/owned')", "get_ipython().input_transformers_cleanup.append(lambda lines: [])",
        "from IPython.display import Javascript\nJavascript('alert(1)')", "%reset -f", "%%javascript\nalert(1)", "import os; os._exit(0)",
        "def softmax(logits):\n    import os\n    os.system('touch /tmp/owned')\n    return logits * 0\n",
    ]
    (folder / "work.ipynb").write_text(json.dumps(notebook(RIGHT, *hostile)))
