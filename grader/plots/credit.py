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
        for reason in dict.fromkeys(why for _, why in self.reference):
            names = [name for name, why in self.reference if why == reason]
            verb = "are" if len(names) > 1 else "is"
            said.append(f"by the reference for {listed(names)} (yours {verb} {reason})")
        return f"Drawn {', and '.join(said)}."


def listed(names: list[str]) -> str:
    """Return names as a sentence has them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
