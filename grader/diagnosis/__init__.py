"""Which mistake gives exactly these numbers? `fingerprint` reduces answers, `match` compares, silent when in doubt."""
