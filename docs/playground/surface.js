"use strict";

/* The first figure: the surface with the path and the ball on it, and a start that can be dragged. */
const Surface = (() => {
  const CELLAR = 3.8; // room under the bowl for a word
  const REACH = 5; // how far the picture goes to either side of the minimum of the bowl
  const { make, line, text } = Drawing;

  function bowl(width) {
    const surface = Descent.SURFACES.bowl;
    const height = Math.round(Math.max(230, Math.min(380, width * 0.44)));
    const [low, high] = [2 - REACH, 2 + REACH];
    const top = Descent.lossAt(surface, [high]);
    const chart = Drawing.chart(width, height, { x: [low, high], y: [-CELLAR, top], xName: "weight w", yName: "loss", yFrom: 0 });
    const points = Array.from({ length: 81 }, (_, i) => {
      const w = low + i / 80 * (high - low);
      return [w, Descent.lossAt(surface, [w])];
    });
    const foot = chart.inside.bottom;
    const below = line([...points, [high, -CELLAR], [low, -CELLAR]], "below", chart.x, chart.y);
    return {
      ...chart, width, height,
      place: (w) => [chart.x(w[0]), chart.y(Descent.lossAt(surface, w))],
      start: (x) => ({ start: chart.x.back(x) }),
      drawn: [chart.ground, below, line(points, "curve", chart.x, chart.y),
        make("path", { class: "minimum", d: `M${chart.x(2)} ${foot}V${foot - 6}` }),
        text("minimum", chart.x(2), foot - 11, "tick")],
      slope: (w) => {
        const slope = Descent.gradientAt(surface, w)[0];
        const loss = Descent.lossAt(surface, w);
        const half = 34 / Math.hypot(chart.x(1) - chart.x(0), (chart.y(1) - chart.y(0)) * slope);
        return line([[w[0] - half, loss - half * slope], [w[0] + half, loss + half * slope]], "slope", chart.x, chart.y);
      },
    };
  }

  function valley(width) {
    const surface = Descent.SURFACES.valley;
    const height = Math.round(Math.max(250, Math.min(400, width * 0.46)));
    const chart = Drawing.chart(width, height, { x: [-9, 11], y: [-3, 7], xName: "weight w₁", yName: "weight w₂" });
    const [w1, w2] = surface.minimum;
    const curvatures = Arithmetic.hessian(surface.X);
    const rings = [20, 14, 9.5, 6, 3.5, 1.8, 0.7, 0.15].map((above) => make("ellipse", {
      class: "ring", cx: chart.x(w1), cy: chart.y(w2),
      rx: chart.x(w1 + Math.sqrt(2 * above / curvatures[0][0])) - chart.x(w1),
      ry: chart.y(w2) - chart.y(w2 + Math.sqrt(2 * above / curvatures[1][1])),
    }));
    const { left, right, top, bottom } = chart.inside;
    const area = { x: left, y: top, width: right - left, height: bottom - top };
    const inside = make("clipPath", { id: "frame" }, make("rect", area));
    return {
      ...chart, width, height,
      place: (w) => [chart.x(w[0]), chart.y(w[1])],
      start: (x, y) => ({ w1: chart.x.back(x), w2: chart.y.back(y) }),
      drawn: [inside, make("g", { "clip-path": "url(#frame)" }, ...rings), make("rect", { class: "frame", ...area }),
        chart.ground, make("path", { class: "minimum",
        d: `M${chart.x(w1) - 5} ${chart.y(w2)}h10m-5 -5v10` })],
      slope: () => make("g"),
    };
  }

  /* The ball, or an arrow at the edge where the ball has left the picture. */
  function ball({ inside }, [x, y]) {
    const out = x < inside.left - 1 || x > inside.right + 1 || y < 2 || y > inside.bottom + 1;
    if (!out) return make("circle", { class: "ball", cx: x, cy: y, r: 9 });
    const middle = [(inside.left + inside.right) / 2, (inside.top + inside.bottom) / 2];
    const edge = [Math.max(inside.left + 12, Math.min(inside.right - 12, x)),
      Math.max(inside.top + 12, Math.min(inside.bottom - 12, y))];
    const angle = Math.atan2(y - middle[1], x - middle[0]) * 180 / Math.PI;
    const words = text("off the picture", edge[0] + (edge[0] > middle[0] ? -16 : 16), edge[1] + 4, "out",
      edge[0] > middle[0] ? "end" : "start");
    return make("g", {}, words,
      make("path", { class: "ball", d: "M11 0L-7 -9V9Z", transform: `translate(${edge}) rotate(${angle})` }));
  }

  /* `moment` may lie between two steps while the ball rolls. Returns the geometry, for dragging. */
  function draw(picture, run, moment) {
    const width = Math.max(280, Math.round(picture.getBoundingClientRect().width));
    const geometry = run.settings.surface === "bowl" ? bowl(width) : valley(width);
    const places = run.weights.map(geometry.place);
    const same = (pixel) => pixel;
    const gone = Math.floor(moment);
    const next = Math.min(gone + 1, run.weights.length - 1);
    const now = run.weights[gone].map((w, j) => w + (moment - gone) * (run.weights[next][j] - w));
    const dots = places.map(([cx, cy], t) =>
      make("circle", { class: t <= gone ? "visited" : "ahead", cx, cy, r: t <= gone ? 3.5 : 2.5 }));
    const { left, right, top, bottom } = geometry.inside;
    const clip = make("clipPath", { id: "stage" },
      make("rect", { x: left - 12, y: top - 12, width: right - left + 24, height: bottom - top + 24 }));
    const moving = make("g", { "clip-path": "url(#stage)" }, line(places, "way ahead", same, same),
      line([...places.slice(0, gone + 1), geometry.place(now)], "way", same, same), ...dots, geometry.slope(now));
    Drawing.replace(picture, width, geometry.height,
      [clip, ...geometry.drawn, moving, text("start", places[0][0], places[0][1] + (places[0][1] > 60 ? -25 : 35), "tick"), ball(geometry, geometry.place(now))]);
    const handle = picture.querySelector(".handle");
    handle.setAttribute("cx", places[0][0]);
    handle.setAttribute("cy", places[0][1]);
    return geometry;
  }

  /* Calls `moved` with the start under the finger or the mouse. `geometry()` is that of the last drawing. */
  function makeDraggable(picture, geometry, moved) {
    const handle = make("circle", { class: "handle", r: 20 });
    picture.append(handle);
    handle.addEventListener("pointerdown", (event) => {
      handle.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false }); // no scrolling
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const box = picture.getBoundingClientRect();
      const ratio = geometry().width / box.width;
      moved(geometry().start((event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio));
    });
  }

  return { draw, makeDraggable };
})();
