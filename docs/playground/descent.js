"use strict";

/* Gradient descent on the mean squared error of a linear model: the surface, a run on it, and what became of it. */
const Descent = (() => {
  /* Sixteen examples in four groups. Within a group the signs cancel, so that the features are uncorrelated, the
     noise belongs to neither of them, and the minimum lies exactly at the true weights. */
  const SIGNS = [[1, 1], [1, -1], [-1, 1], [-1, -1]];
  const GROUPS = [
    { flat: 0.32, steep: 0.4, noise: 0.5 },
    { flat: 0.16, steep: 0.8, noise: -0.5 },
    { flat: 0.16, steep: 0.8, noise: 0.5 },
    { flat: 0.08, steep: 1.6, noise: 0.5 },
  ];
  const examples = GROUPS.flatMap(({ flat, steep, noise }) =>
    SIGNS.map(([a, b]) => ({ flat: a * flat, steep: b * steep, noise: a * b * noise })));

  const SURFACES = {
    bowl: {
      X: examples.map((one) => [one.steep]),
      y: examples.map((one) => 2 * one.steep + one.noise),
      minimum: [2],
    },
    valley: {
      X: examples.map((one) => [one.flat, one.steep]),
      y: examples.map((one) => one.flat + 2 * one.steep + one.noise),
      minimum: [1, 2],
    },
  };

  const lossAt = (surface, w) => Arithmetic.mseLoss(Arithmetic.predict(surface.X, w, 0), surface.y);
  const gradientAt = (surface, w) => Arithmetic.mseGradients(surface.X, surface.y, w, 0).w;

  function optimizer(kind, size, momentum) {
    const zeros = Array(size).fill(0);
    let velocity = zeros;
    let state = { step: 0, m: zeros, v: zeros };
    return (w, grads, lr) => {
      if (kind === "momentum") {
        const moved = Arithmetic.momentumStep(w, grads, velocity, lr, momentum);
        velocity = moved.velocity;
        return moved.params;
      }
      if (kind === "adam") {
        const moved = Arithmetic.adamStep(w, grads, state, lr);
        state = moved.state;
        return moved.params;
      }
      return Arithmetic.gradientStep(w, grads, lr);
    };
  }

  /* `settings`: surface, start (an array), lr, optimizer, momentum, batch, seed, schedule, warmup, steps, reset.
     Returns the steps, each with the weights before it, and the weights and losses of all moments. */
  function run(settings) {
    const surface = SURFACES[settings.surface];
    const update = optimizer(settings.optimizer, settings.start.length, settings.momentum);
    const batches = Chance.batches(surface.X.length, settings.batch, settings.seed);
    const steps = [];
    let w = settings.start;
    let held = w.map(() => 0);
    for (let step = 0; step < settings.steps; step += 1) {
      const chosen = batches.next().value;
      const X = chosen.map((i) => surface.X[i]);
      const y = chosen.map((i) => surface.y[i]);
      const gradient = Arithmetic.mseGradients(X, y, w, 0).w;
      held = settings.reset ? gradient : held.map((sum, j) => sum + gradient[j]);
      const lr = settings.schedule === "cosine"
        ? Arithmetic.warmupCosine(step, settings.warmup, settings.steps, settings.lr) : settings.lr;
      const next = update(w, held, lr);
      steps.push({ w, gradient, used: held, lr, next });
      w = next;
    }
    const weights = [...steps.map((one) => one.w), w];
    return { settings, steps, weights, losses: weights.map((one) => lossAt(surface, one)) };
  }

  return { SURFACES, lossAt, gradientAt, run };
})();
