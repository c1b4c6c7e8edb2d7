"use strict";

/* What the page says, as pure functions of numbers. */
const Wording = (() => {
  const RAISED = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "-": "⁻" };

  /* Four significant digits; powers of ten where a plain number would be long. */
  function number(value) {
    if (Number.isNaN(value)) return "not a number";
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e5 || size < 1e-4)) {
      const [digits, power] = value.toExponential(2).split("e");
      const raised = [...String(Number(power))].map((sign) => RAISED[sign]).join("");
      return `${Number(digits)}·10${raised}`.replace("-", "−");
    }
    return String(Number(size >= 1000 ? value.toFixed(0) : value.toPrecision(4))).replace("-", "−");
  }

  const times = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const often = (count) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);
  const percent = (share) => `${Math.round(share * 100)} %`;
  const capital = (word) => word[0].toUpperCase() + word.slice(1);

  function verdict(run, found) {
    const steps = times(run.settings.steps, "step");
    const losses = `from ${number(found.first)} to ${number(found.last)} in ${steps}`;
    const sentences = {
      descending: `The loss goes ${losses}; ${number(found.lowest)} is the lowest there is.`,
      crawling: `After ${steps}, ${percent(found.left)} of the loss above the minimum is still there.`,
      overshooting: `The path crosses the minimum ${often(found.crossed)}${found.left < 0.5
        ? " and comes closer all the same" : " and comes no closer"}: the loss goes ${losses}.`,
      diverging: `It gets farther and farther away: the loss goes ${losses}.`,
      shaking: `It starts at the minimum, and each batch pulls it a little away: the loss goes ${losses}.`,
      resting: "The start is the minimum: the slope is zero, and nothing moves.",
    };
    return { word: capital(found.word), sentence: sentences[found.word] };
  }

  /* How many first steps of a run without reset have the lower loss, each step from the first update on. */
  function stepsAhead(run, withReset) {
    let ahead = 0;
    while (ahead + 1 < run.losses.length && run.losses[ahead + 1] <= withReset.losses[ahead + 1]) ahead += 1;
    return run.losses[ahead] < withReset.losses[ahead] ? ahead : 0;
  }

  function keeping(ahead, steps) {
    if (ahead < 2) return "";
    if (ahead === steps) return "In this run its loss is even the lower one throughout: the loss alone does not show the bug.";
    return `Up to step ${ahead} its loss is even the lower one, which is why this bug is easy to keep.`;
  }

  function remarks(run, withReset) {
    const { reset, batch, optimizer, schedule, lr } = run.settings;
    const said = [];
    if (!reset) {
      const ahead = stepsAhead(run, withReset);
      said.push("Gradients are never reset: each update uses the sum of all gradients so far, as in PyTorch without "
        + `zero_grad(). ${keeping(ahead, run.settings.steps)}`.trim());
    }
    if (batch < 16) {
      said.push(`A batch of ${batch} has a slope of its own, so the path shakes, and goes on shaking near the minimum.`);
    }
    if (optimizer === "momentum") said.push("Momentum adds the steps up: what points the same way gets faster, a zigzag cancels.");
    if (optimizer === "adam") {
      said.push(`Adam divides each slope by its usual size: the first step is ${number(lr)} long for every weight, `
        + "however steep the surface is there.");
    }
    if (schedule === "cosine") said.push("The learning rate that you set is the peak. Step 0 has a rate of 0 while there is warm-up.");
    return said;
  }

  function limit(surface) {
    const rate = number(Arithmetic.largestStableLr(surface.X));
    return `Largest stable rate of plain descent on all examples: ${rate}, which is 2 divided by the largest curvature.`;
  }

  function stopping(losses, patience, { best, stop }) {
    const all = losses.indexOf(Math.min(...losses));
    const last = losses.length - 1;
    const ended = stop === last && stop - best < patience ? "The training runs to its end"
      : `The training stops after epoch ${stop}, ${times(stop - best, "epoch")} later`;
    const missed = all !== best
      ? ` Epoch ${all} would have been lower, ${number(losses[all])}: the patience was too little.` : "";
    return {
      word: `Best epoch ${best}.`,
      sentence: `Its validation loss is ${number(losses[best])}. ${ended}, and the weights of epoch ${best} are kept.${missed}`,
    };
  }

  return { number, verdict, remarks, limit, stopping };
})();
