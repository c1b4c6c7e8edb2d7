"""Records as a hostile student would have them: in every text that can come from a submission stands an attack."""

from grader.curriculum.catalogue import exercises
from grader.findings.result import not_run_result
from grader.record import ConceptResult, Counterexample, ExerciseResult, Record, SourceLine

ATTACKS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>&lt;",
    "formula": "=cmd|' /C calc'!A0",
    "wide formula": "＝HYPERLINK(1)",
    "late formula": "x;=cmd|' /C calc'!A0;",
    "path": "../../x",
    "escapes": "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "nul": "a\x00b\r\nc\td\x7f\x85\u2028\ufeff\ufffe",
    "bidi": "\u202egnp.exe\u2066\u200e",
    "surrogate": "half \ud800 of a pair \udcff",
    "long": "A" * 5_000,
    "template": "{{ 7 * 7 }}{% raw %}${7*7}",
    "xml": "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "style": "</style></pre></td></table><style>*{display:none}</style>",
}


def hostile_record(text: str) -> Record:
    """A record with `text` as its name and wherever a submission's words can stand."""
    softmax = exercises()["softmax"].concepts
    failed = ConceptResult(
        softmax[1].id,
        "failed",
        f"It raised {text}",
        Counterexample(f"softmax({text})", text, text, text),
        SourceLine(3, text, 5),
        text,
        text,
    )
    waiting = [ConceptResult(concept.id, "not_checked", because=softmax[1].id) for concept in softmax[2:]]
    concepts = [ConceptResult(softmax[0].id, "passed"), failed, *waiting]
    result = ExerciseResult("softmax", "failed", 0.0, 5.0, softmax[1].id, None, concepts, [text, text])
    error = ConceptResult("mse.runs", "error", text)
    ours = ExerciseResult("mse", "error", 0.0, 3.0, None, None, [error], [text])
    return Record(text, "sandbox", 0.25, [ours, result, not_run_result(exercises()["backprop"], "missing")])
