"use strict";

/* What became of a run, decided from its weights and losses alone: no setting is looked at for the word. */
const Verdict = (() => {
  const LEFT_WHEN_CRAWLING = 0.1; // of the start's loss above the minimum
  const WIDE = 0.05; // of the start's distance: narrower swings across the minimum do not count
  const WIDE_IN_NOISE = 0.25; // the shaking of small batches is no overshooting
  const NEAR = 2; // a start nearer than this to the minimum is measured as if it were this far away

  const distance = (w, minimum) => Math.hypot(...w.map((one, j) => one - minimum[j]));

  /* How often a weight went from one side of the minimum to the other, well away from it on both. */
  function crossings(weights, minimum, noisy) {
    const wide = (noisy ? WIDE_IN_NOISE : WIDE) * Math.max(distance(weights[0], minimum), NEAR);
    const sides = minimum.map(() => 0);
    let count = 0;
    for (const w of weights) {
      const crossed = minimum.filter((lowest, j) => {
        const beyond = w[j] - lowest;
        if (!(Math.abs(beyond) > wide)) return false;
        const before = sides[j];
        sides[j] = Math.sign(beyond);
        return before * sides[j] < 0;
      });
      if (crossed.length) count += 1;
    }
    return count;
  }

  /* Growth is judged by the highest loss of the last third against all before: a swing has ups and downs. Where
     batches are drawn, chance alone makes one third higher than another, so it takes more. */
  function grows(excess, noisy) {
    if (!excess.every(Number.isFinite)) return true;
    const from = Math.floor(excess.length * 2 / 3);
    const before = Math.max(...excess.slice(0, from));
    return Math.max(...excess.slice(from)) > before * (noisy ? 4 : 1.2) && before > 1e-12;
  }

  /* Returns the word and the numbers that it rests on. */
  function of(run) {
    const surface = Descent.SURFACES[run.settings.surface];
    const { minimum } = surface;
    const lowest = Descent.lossAt(surface, minimum);
    const excess = run.losses.map((loss) => Math.max(loss - lowest, 0));
    const noisy = run.settings.batch < surface.X.length;
    const crossed = crossings(run.weights, minimum, noisy);
    const left = excess.at(-1) / excess[0];
    let word = "descending";
    if (excess[0] < 1e-12 && Math.max(...excess) < 1e-12) word = "resting";
    else if (grows(excess, noisy)) word = "diverging";
    else if (crossed > 0) word = "overshooting";
    else if (noisy && distance(run.weights[0], minimum) < WIDE_IN_NOISE * NEAR) word = "shaking";
    else if (left > LEFT_WHEN_CRAWLING) word = "crawling";
    return { word, crossed, left, lowest, first: run.losses[0], last: run.losses.at(-1) };
  }

  return { of };
})();
