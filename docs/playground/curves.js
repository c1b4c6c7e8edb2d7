"use strict";

/* Curves over steps, epochs and probabilities. */
const Curves = (() => {
  const { make, line, text } = Drawing;
  const widthOf = (picture) => Math.max(260, Math.round(picture.getBoundingClientRect().width));
  const overTime = (values) => values.map((value, t) => [t, value]);

  /* The loss of a run, and of the same run with gradients reset where there is one to compare. */
  function losses(picture, run, other, moment) {
    const width = widthOf(picture);
    const all = [...run.losses, ...(other?.losses ?? [])].filter(Number.isFinite);
    const top = Math.max(1, Math.min(Math.max(...all), 2.5 * run.losses[0])) * 1.05;
    const chart = Drawing.chart(width, 190, { x: [0, run.settings.steps], y: [0, top], xName: "step", yName: "loss" });
    const now = Math.floor(moment);
    const { left, right, top: above, bottom } = chart.inside;
    const clip = make("clipPath", { id: "chart" },
      make("rect", { x: left - 6, y: above - 4, width: right - left + 12, height: bottom - above + 8 }));
    const drawn = make("g", { "clip-path": "url(#chart)" });
    if (other) drawn.append(line(overTime(other.losses), "series other", chart.x, chart.y));
    drawn.append(line(overTime(run.losses), "series this", chart.x, chart.y),
      make("circle", { class: "ball", cx: chart.x(now), cy: chart.y(run.losses[now]), r: 5 }));
    Drawing.replace(picture, width, 190, [clip, chart.ground, drawn]);
  }

  function rates(picture, run) {
    const width = widthOf(picture);
    const values = run.steps.map((step) => step.lr);
    const chart = Drawing.chart(width, 130,
      { x: [0, run.settings.steps], y: [0, run.settings.lr], xName: "step", yName: "learning rate" });
    Drawing.replace(picture, width, 130, [chart.ground, line(overTime(values), "series this", chart.x, chart.y)]);
  }

  /* −ln p, and where the true class stands on it. */
  function surprise(picture, p) {
    const width = widthOf(picture);
    const chart = Drawing.chart(width, 150, { x: [0, 1], y: [0, 5], xName: "probability of the true class", yName: "loss" });
    const points = Array.from({ length: 100 }, (_, i) => Math.exp(-5 * (1 - i / 99))).map((one) => [one, -Math.log(one)]);
    const loss = Math.min(5, -Math.log(p));
    Drawing.replace(picture, width, 150, [chart.ground, line(points, "series this", chart.x, chart.y),
      make("circle", { class: "ball", cx: chart.x(p), cy: chart.y(loss), r: 6 })]);
  }

  function marker(chart, epoch, words, kind, side) {
    const x = chart.x(epoch);
    const { top, bottom, right } = chart.inside;
    const anchor = side === "left" && epoch > 5 ? "end" : x > right - 50 ? "end" : "start";
    return [make("path", { class: kind, d: `M${x} ${bottom}V${top}` }),
      text(words, x + (anchor === "end" ? -6 : 6), top + 12, "mark", anchor)];
  }

  function stopping(picture, run, { best, stop }) {
    const width = widthOf(picture);
    const height = Math.round(Math.max(240, Math.min(340, width * 0.5)));
    const top = Math.max(...run.validation, ...run.training) * 1.05;
    const chart = Drawing.chart(width, height,
      { x: [0, run.validation.length - 1], y: [0, top], xName: "epoch", yName: "loss" });
    const { right, top: above, bottom } = chart.inside;
    const unseen = make("rect", { class: "unseen-part", x: chart.x(stop), y: above, width: right - chart.x(stop), height: bottom - above });
    const point = make("circle", { class: "ball", cx: chart.x(best), cy: chart.y(run.validation[best]), r: 6 });
    Drawing.replace(picture, width, height, [chart.ground, unseen, ...marker(chart, best, "best", "best-line", "left"),
      ...marker(chart, stop, "stop", "stop-line", "right"), line(overTime(run.training), "series other", chart.x, chart.y),
      line(overTime(run.validation), "series this", chart.x, chart.y), point]);
  }

  return { losses, rates, surprise, stopping };
})();
