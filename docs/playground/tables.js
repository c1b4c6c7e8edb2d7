"use strict";

/* The second figure: typed numbers, worked out line by line. Every bar stands beside its number. */
const Tables = (() => {
  const { number } = Wording;

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /* `share` from −1 to 1, drawn from the middle where negative ones occur. */
  function bar(share, signed = false) {
    const part = Math.min(1, Math.abs(share)) * (signed ? 50 : 100);
    const from = signed ? (share < 0 ? 50 - part : 50) : 0;
    const piece = make("span", { class: share < 0 ? "bar negative" : "bar" });
    piece.style.marginInlineStart = `${from}%`;
    piece.style.width = `${part}%`;
    return make("span", { class: signed ? "track signed" : "track", "aria-hidden": "true" }, piece);
  }

  /* `columns`: names; a cell is a number, a text or an element. */
  function table(caption, columns, rows) {
    const head = make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, name)));
    const body = rows.map((cells) => make("tr", {}, ...cells.map((cell) =>
      make("td", {}, typeof cell === "number" ? number(cell) : cell))));
    return make("table", {}, make("caption", { class: "unseen" }, caption), make("thead", {}, head),
      make("tbody", {}, ...body));
  }

  const outcome = (...words) => make("p", { class: "outcome" }, ...words);
  const strong = (words) => make("strong", {}, words);
  const problem = (words) => [make("p", { class: "problem" }, words)];

  function unlike(aName, a, bName, b) {
    return problem(`These are ${a.length} ${aName} and ${b.length} ${bName}. Each needs its own: make the lists equally long.`);
  }

  function mse({ predictions, targets }) {
    if (predictions.length !== targets.length) return unlike("predictions", predictions, "targets", targets);
    const apart = predictions.map((prediction, i) => prediction - targets[i]);
    const squares = apart.map((error) => error ** 2);
    const most = Math.max(...squares) || 1;
    return [
      table("Errors and their squares", ["ŷ", "y", "ŷ − y", "squared", ""],
        squares.map((square, i) => [predictions[i], targets[i], apart[i], square, bar(square / most)])),
      outcome("The mean of the squares is ", strong(number(Arithmetic.mseLoss(predictions, targets))), "."),
    ];
  }

  function softmax({ logits }) {
    const probabilities = Arithmetic.softmax(logits);
    const largest = Math.max(...logits);
    return [
      table("Probabilities", ["class", "z", "e^(z − max)", "p", ""], probabilities.map((p, k) =>
        [String(k), logits[k], Math.exp(logits[k] - largest), p, bar(p)])),
      outcome("The largest logit, ", strong(number(largest)), ", is subtracted from all: it changes no probability, and "
        + "nothing overflows."),
    ];
  }

  function crossEntropy({ logits, class: target }) {
    const loss = Arithmetic.crossEntropy([logits], [target]);
    const [gradient] = Arithmetic.crossEntropyGradient([logits], [target]);
    const probabilities = Arithmetic.softmax(logits);
    return [
      outcome("The true class has probability ", strong(number(probabilities[target])), ", so the loss is ",
        strong(number(loss)), "."),
      table("Gradient for each logit", ["class", "p", "onehot", "gradient", ""], gradient.map((one, k) =>
        [String(k), probabilities[k], k === target ? 1 : 0, one, bar(one, true)])),
      outcome("Negative at the true class alone: a step against it raises that logit, and lowers the others."),
    ];
  }

  function update({ parameters, gradients, rate }) {
    if (parameters.length !== gradients.length) return unlike("parameters", parameters, "gradients", gradients);
    const moved = Arithmetic.gradientStep(parameters, gradients, rate);
    const steps = gradients.map((gradient) => -rate * gradient);
    const most = Math.max(...steps.map(Math.abs)) || 1;
    return [
      table("New parameters", ["θ", "step −lr · ∂L/∂θ", "", "new θ"], moved.map((theta, j) =>
        [parameters[j], steps[j], bar(steps[j] / most, true), make("strong", {}, number(theta))])),
      outcome(`${number(parameters[0])} − ${number(rate)} · ${bracketed(gradients[0])} = `, strong(number(moved[0]))),
    ];
  }

  const bracketed = (value) => (value < 0 ? `(${number(value)})` : number(value));

  function surpriseOf({ logits, class: target }) {
    return Arithmetic.softmax(logits)[target];
  }

  /* All numbers of a run, for those who calculate along and those who cannot see the picture. */
  function steps(run) {
    const list = (w) => w.map(number).join("  ");
    const columns = ["step", "weight", "loss", "gradient", run.settings.reset ? "used" : "sum used", "rate", "new weight"];
    return table("Each step of the run", columns, run.steps.map((step, t) => [
      String(t), list(step.w), run.losses[t], list(step.gradient), list(step.used), step.lr, list(step.next)]));
  }

  return { make, mse, softmax, crossEntropy, update, surpriseOf, steps };
})();
