"use strict";

/* The few pieces of which all pictures are made. */
const Drawing = (() => {
  const FAR = 5000; // pixels: what lies farther out is drawn there, for browsers lose huge coordinates

  function make(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /* From numbers to pixels; `back` goes the other way. */
  function scale(low, high, from, to) {
    const place = (value) => {
      const pixel = from + (value - low) / (high - low) * (to - from);
      return Number.isNaN(pixel) ? FAR : Math.max(-FAR, Math.min(FAR, pixel));
    };
    place.back = (pixel) => low + (pixel - from) / (to - from) * (high - low);
    place.low = low;
    place.high = high;
    return place;
  }

  function ticks(low, high, about) {
    const rough = (high - low) / about;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough);
    const found = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1) found.push(i * step);
    return found;
  }

  function line(points, kind, x, y) {
    const path = points.map(([a, b], i) => `${i ? "L" : "M"}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("");
    return make("path", { class: kind, d: path });
  }

  function text(words, x, y, kind, anchor = "middle") {
    return make("text", { x, y, class: kind, "text-anchor": anchor }, words);
  }

  /* A chart's ground: grid, numbers and names of both axes, and the scales for what is drawn on it. */
  function chart(width, height, { x: [x0, x1], y: [y0, y1], xName, yName, yFrom = -Infinity }) {
    const inside = { left: 46, right: width - 12, top: 22, bottom: height - 38 };
    const x = scale(x0, x1, inside.left, inside.right);
    const y = scale(y0, y1, inside.bottom, inside.top);
    const ground = make("g", { class: "ground" });
    for (const tick of ticks(Math.max(y0, yFrom), y1, height / 45)) {
      ground.append(make("path", { class: "grid", d: `M${inside.left} ${y(tick)}H${inside.right}` }),
        text(Wording.number(tick), inside.left - 8, y(tick) + 4, "tick", "end"));
    }
    for (const tick of ticks(x0, x1, width / 80)) {
      ground.append(text(Wording.number(tick), x(tick), inside.bottom + 17, "tick"));
    }
    ground.append(text(xName, inside.right, height - 4, "name", "end"), text(yName, 2, 12, "name", "start"));
    return { x, y, inside, ground };
  }

  /* Replaces what is drawn, and leaves title, description and handle where they are. */
  function replace(picture, width, height, parts) {
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", height);
    picture.querySelector(".scene")?.remove();
    const scene = make("g", { class: "scene" }, ...parts);
    picture.insertBefore(scene, picture.querySelector(".handle"));
  }

  return { make, scale, line, text, chart, replace };
})();
