"use strict";

/* The formulas of the exercises, as pure functions on plain numbers and arrays.
   Each is tested against the reference of the exercise that it is named after. */
const Arithmetic = (() => {
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const mean = (numbers) => sum(numbers) / numbers.length;

  function mseLoss(predictions, targets) {
    return mean(predictions.map((prediction, i) => (prediction - targets[i]) ** 2));
  }

  /* One row of logits. The largest is subtracted first, so that no exponential overflows. */
  function softmax(logits) {
    const largest = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - largest));
    const whole = sum(powers);
    return powers.map((power) => power / whole);
  }

  /* ln p without p: finite where the probability itself is rounded to zero. */
  function logSoftmax(logits) {
    const largest = Math.max(...logits);
    const logTotal = Math.log(sum(logits.map((logit) => Math.exp(logit - largest))));
    return logits.map((logit) => logit - largest - logTotal);
  }

  function crossEntropy(rows, targets) {
    return mean(rows.map((logits, i) => -logSoftmax(logits)[targets[i]]));
  }

  function crossEntropyGradient(rows, targets) {
    return rows.map((logits, i) =>
      softmax(logits).map((p, k) => (p - (k === targets[i] ? 1 : 0)) / rows.length));
  }

  function predict(X, w, b) {
    return X.map((row) => b + sum(row.map((x, j) => x * w[j])));
  }

  function mseGradients(X, y, w, b) {
    const residuals = predict(X, w, b).map((prediction, i) => prediction - y[i]);
    return {
      w: w.map((_, j) => 2 * mean(residuals.map((residual, i) => residual * X[i][j]))),
      b: 2 * mean(residuals),
    };
  }

  function gradientStep(params, grads, lr) {
    return params.map((param, j) => param - lr * grads[j]);
  }

  function momentumStep(params, grads, velocity, lr, momentum) {
    const moved = velocity.map((v, j) => momentum * v + grads[j]);
    return { params: gradientStep(params, moved, lr), velocity: moved };
  }

  function adamStep(params, grads, state, lr, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    const step = state.step + 1;
    const m = state.m.map((old, j) => beta1 * old + (1 - beta1) * grads[j]);
    const v = state.v.map((old, j) => beta2 * old + (1 - beta2) * grads[j] ** 2);
    const direction = m.map((_, j) => {
      const correctedM = m[j] / (1 - beta1 ** step);
      const correctedV = v[j] / (1 - beta2 ** step);
      return correctedM / (Math.sqrt(correctedV) + eps);
    });
    return { params: gradientStep(params, direction, lr), state: { step, m, v } };
  }

  function warmupCosine(step, warmupSteps, totalSteps, peak, final = 0) {
    if (step < warmupSteps) return peak * (step / warmupSteps);
    const progress = Math.min((step - warmupSteps) / (totalSteps - warmupSteps), 1);
    return final + 0.5 * (1 + Math.cos(Math.PI * progress)) * (peak - final);
  }

  /* The second derivatives of the mean squared error of ŷ = Xw: (2/N) XᵀX. */
  function hessian(X) {
    const columns = X[0].map((_, j) => X.map((row) => row[j]));
    return columns.map((a) => columns.map((b) => 2 * mean(a.map((x, i) => x * b[i]))));
  }

  /* For one feature or two, where the largest eigenvalue has a closed form. */
  function largestStableLr(X) {
    const H = hessian(X);
    if (H.length === 1) return 2 / H[0][0];
    const half = (H[0][0] + H[1][1]) / 2;
    const spread = Math.hypot((H[0][0] - H[1][1]) / 2, H[0][1]);
    return 2 / (half + spread);
  }

  function stepsPerEpoch(examples, batchSize) {
    return Math.ceil(examples / batchSize);
  }

  function earlyStopping(losses, patience) {
    let best = 0;
    for (let epoch = 1; epoch < losses.length; epoch += 1) {
      if (losses[epoch] < losses[best]) best = epoch;
      if (epoch - best >= patience) return { best, stop: epoch };
    }
    return { best, stop: losses.length - 1 };
  }

  return {
    mseLoss, softmax, logSoftmax, crossEntropy, crossEntropyGradient, predict, mseGradients, gradientStep,
    momentumStep, adamStep, warmupCosine, hessian, largestStableLr, stepsPerEpoch, earlyStopping,
  };
})();
