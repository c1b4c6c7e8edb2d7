"use strict";

/* Random numbers from a seed: the same link shows the same picture everywhere. */
const Chance = (() => {
  /* mulberry32: a small generator, good enough for a picture. */
  function uniform(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  function normal(draw) {
    return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  }

  function permutation(count, draw) {
    const order = Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i -= 1) {
      const j = Math.floor(draw() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  /* Endless batches of indices: each epoch is a new permutation, and its last batch may be smaller. */
  function* batches(count, size, seed) {
    const draw = uniform(seed);
    for (;;) {
      const order = size < count ? permutation(count, draw) : Array.from({ length: count }, (_, i) => i);
      for (let from = 0; from < count; from += size) yield order.slice(from, from + size);
    }
  }

  return { uniform, normal, permutation, batches };
})();
