"use strict";

/* A model with nearly as many weights as training examples: in the end it learns their noise too. */
const Overfitting = (() => {
  const FEATURES = 20;
  const TRAINING = 24;
  const VALIDATION = 40;
  const NOISE = 0.8;
  const LR = 0.02;
  const BATCH = 2;
  const EPOCHS = 60;

  function data(count, truth, draw) {
    const X = Array.from({ length: count }, () => truth.map(() => Chance.normal(draw)));
    const y = Arithmetic.predict(X, truth, 0).map((clean) => clean + NOISE * Chance.normal(draw));
    return { X, y };
  }

  const loss = (w, { X, y }) => Arithmetic.mseLoss(Arithmetic.predict(X, w, 0), y);

  /* Returns both losses after each epoch, of a fresh model on fresh data. */
  function run(seed) {
    const draw = Chance.uniform(seed);
    const truth = Array.from({ length: FEATURES }, () => 0.6 * Chance.normal(draw));
    const training = data(TRAINING, truth, draw);
    const validation = data(VALIDATION, truth, draw);
    const batches = Chance.batches(TRAINING, BATCH, seed);
    const losses = { training: [], validation: [] };
    let w = truth.map(() => 0);
    for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
      for (let step = 0; step < Arithmetic.stepsPerEpoch(TRAINING, BATCH); step += 1) {
        const chosen = batches.next().value;
        const X = chosen.map((i) => training.X[i]);
        const y = chosen.map((i) => training.y[i]);
        w = Arithmetic.gradientStep(w, Arithmetic.mseGradients(X, y, w, 0).w, LR);
      }
      losses.training.push(loss(w, training));
      losses.validation.push(loss(w, validation));
    }
    return losses;
  }

  return { run };
})();
