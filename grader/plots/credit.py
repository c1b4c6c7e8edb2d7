"""What a picture says about whose code drew it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Credit:
    """The exercises whose own code was used, and those where the reference stood in, each with the reason."""

    own: tuple[str, ...] = ()
    reference: tuple[tuple[str, str], ...] = ()

    def sentence(self) -> str:
        """Return it as one sentence."""
        said = [f"by your own {listed(list(self.own))}"] if self.own else []
        if self.reference:
            said.append(f"by the reference for {listed(self._groups())}")
        return f"Drawn {', and '.join(said)}."

    def _groups(self) -> list[str]:
        """Return the exercises of the reference, those together for which the reason is the same."""
        groups: dict[str, list[str]] = {}
        for name, why in self.reference:
            groups.setdefault(why, []).append(name)
        return [
            f"{listed(names)} (yours {'are' if names[1:] else 'is'} {why})" for why, names in groups.items()
        ]


def listed(names: list[str]) -> str:
    """Return names as a sentence has them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
