"use strict";

/* All that can be set, and the way into the address and back: #lr=1.1&zero=0. What is left out is the default. */
const Settings = (() => {
  const number = (standard, low, high, whole = false) => ({ standard, low, high, whole, kind: "number" });
  const choice = (standard, ...others) => ({ standard, among: [standard, ...others], kind: "choice" });
  const numbers = (standard, most = 8) => ({ standard, most, kind: "numbers" });

  const KNOWN = {
    surface: choice("bowl", "valley"),
    lr: number(0.1, 0.001, 3),
    start: number(-1, -2.5, 6.5),
    w1: number(-6, -8, 10),
    w2: number(4.5, -2.5, 6.5),
    optimizer: choice("sgd", "momentum", "adam"),
    momentum: number(0.9, 0, 0.99),
    batch: choice("16", "4", "1"),
    seed: number(1, 1, 999, true),
    schedule: choice("constant", "cosine"),
    warmup: number(5, 0, 50, true),
    steps: number(30, 5, 100, true),
    zero: choice("1", "0"),
    step: number(0, 0, 100, true),
    predictions: numbers([2.5, 3.5, 6.2]),
    targets: numbers([2, 4, 6]),
    logits: numbers([2, 1, 0.1]),
    class: number(0, 0, 7, true),
    parameters: numbers([5]),
    gradients: numbers([0.8]),
    rate: number(0.1, -1e6, 1e6),
    patience: number(3, 1, 30, true),
    run: number(261, 1, 999, true),
  };
  const LARGEST = 1e6;
  const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

  const defaults = () => Object.fromEntries(Object.entries(KNOWN).map(([name, one]) => [name, one.standard]));

  function plainNumber(text) {
    const tidy = text.trim().replace("−", "-");
    return NUMBER.test(tidy) ? Number(tidy) : NaN;
  }

  function readNumber(text, { low, high, whole }) {
    const value = plainNumber(text);
    const kind = whole ? "a whole number" : "a number";
    if (Number.isNaN(value) || (whole && !Number.isInteger(value))) return { problem: `“${text}” is not ${kind}.` };
    if (value < low || value > high) return { problem: `${text} is not between ${low} and ${high}.` };
    return { value };
  }

  function readNumbers(text, { most }) {
    const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
    if (parts.length === 0) return { problem: "Write at least one number." };
    if (parts.length > most) return { problem: `At most ${most} numbers fit here; these are ${parts.length}.` };
    const values = parts.map(plainNumber);
    const wrong = parts[values.findIndex((value) => Number.isNaN(value))];
    if (wrong !== undefined) return { problem: `“${wrong}” is not a number. Put commas between numbers: 2, 1, 0.1` };
    if (values.some((value) => Math.abs(value) > LARGEST)) return { problem: "Numbers up to a million, please." };
    return { value: values };
  }

  /* Returns { value } or { problem }, a sentence. */
  function read(name, text) {
    const known = KNOWN[name];
    if (known.kind === "number") return readNumber(text, known);
    if (known.kind === "numbers") return readNumbers(text, known);
    return known.among.includes(text) ? { value: text }
      : { problem: `“${text}” is none of ${known.among.join(", ")}.` };
  }

  const write = (value) => (Array.isArray(value) ? value.join(",") : String(value));

  /* Settings that bound one another: there is no step 40 of 30, and no class 5 of three. */
  function fitting(state) {
    return {
      ...state,
      step: Math.min(state.step, state.steps),
      warmup: state.schedule === "cosine" ? Math.min(state.warmup, state.steps - 1) : state.warmup,
      class: Math.min(state.class, state.logits.length - 1),
    };
  }

  /* Dragged numbers, rounded and brought back into their range. */
  function inReach(dragged) {
    return Object.fromEntries(Object.entries(dragged).map(([name, value]) => {
      const { low, high } = KNOWN[name];
      return [name, Number(Math.max(low, Math.min(high, value)).toFixed(1))];
    }));
  }

  /* Returns the settings that an address asks for, and a sentence for each part that cannot be had. */
  function fromHash(hash) {
    const state = defaults();
    const problems = [];
    const asked = [];
    for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
      const [name, ...rest] = part.split("=");
      const text = decoded(rest.join("="));
      if (!Object.hasOwn(KNOWN, name)) {
        problems.push(`There is no setting “${decoded(name)}”.`);
        continue;
      }
      const { value, problem } = read(name, text);
      if (problem) problems.push(`${name}: ${problem}`);
      else {
        state[name] = value;
        asked.push(name);
      }
    }
    const fitted = fitting(state);
    for (const name of asked.filter((one) => fitted[one] !== state[one])) {
      problems.push(`${name}: ${state[name]} is too many here, shown is ${fitted[name]}.`);
    }
    return { state: fitted, problems };
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch {
      return text;
    }
  }

  function toHash(state) {
    return Object.entries(KNOWN)
      .filter(([name, { standard }]) => write(state[name]) !== write(standard))
      .map(([name]) => `${name}=${write(state[name])}`)
      .join("&");
  }

  return { KNOWN, defaults, read, write, fitting, inReach, fromHash, toHash };
})();
