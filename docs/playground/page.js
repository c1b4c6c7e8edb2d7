"use strict";

/* The page: one state, drawn whole after each change, and kept in the address. */
const Page = (() => {
  const STEPS_A_SECOND = 6;
  const byId = (id) => document.getElementById(id);
  const RESULTS = { predictions: "mse", targets: "mse", logits: "cross-entropy", class: "cross-entropy",
    parameters: "update", gradients: "update", rate: "update" };
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  let state = Settings.defaults();
  let moment = 0;
  let geometry = null;
  let rolling = 0;
  let announcing = 0;
  let keeping = 0;
  const trained = { seed: null, losses: null };

  function runSettings(reset) {
    return {
      surface: state.surface, start: state.surface === "bowl" ? [state.start] : [state.w1, state.w2], lr: state.lr,
      optimizer: state.optimizer, momentum: state.momentum, batch: Number(state.batch), seed: state.seed,
      schedule: state.schedule, warmup: state.warmup, steps: state.steps, reset,
    };
  }

  function say(id, { word, sentence }) {
    const [strong, words] = byId(id).children;
    strong.textContent = word;
    words.textContent = sentence;
    return `${word.replace(/[.]?$/, ".")} ${sentence}`;
  }

  function drawDescent() {
    const run = Descent.run(runSettings(state.zero === "1"));
    const withReset = state.zero === "1" ? null : Descent.run(runSettings(true));
    const found = Verdict.of(run);
    const words = say("verdict", Wording.verdict(run, found));
    byId("verdict").dataset.word = found.word;
    geometry = Surface.draw(byId("surface-picture"), run, moment);
    Curves.losses(byId("loss-picture"), run, withReset, moment);
    byId("rates").hidden = state.schedule === "constant";
    if (state.schedule !== "constant") Curves.rates(byId("rate-picture"), run);
    byId("other-legend").hidden = withReset === null;
    byId("surface-words").textContent = words;
    byId("loss-words").textContent = words;
    byId("limit").textContent = Wording.limit(Descent.SURFACES[state.surface]);
    byId("moment").textContent = `Step ${state.step} of ${state.steps}`;
    byId("remarks").replaceChildren(...Wording.remarks(run, withReset).map((one) => Tables.make("li", {}, one)));
    if (byId("table-of-steps").open) byId("table-of-steps").lastElementChild.replaceChildren(Tables.steps(run));
    return words;
  }

  /* Returns what a change of the first named setting led to. */
  function drawNumbers([name]) {
    byId("mse").replaceChildren(...Tables.mse(state));
    byId("softmax").replaceChildren(...Tables.softmax(state));
    byId("cross-entropy").replaceChildren(...Tables.crossEntropy(state));
    byId("update").replaceChildren(...Tables.update(state));
    Curves.surprise(byId("surprise-picture"), Tables.surpriseOf(state));
    return byId(RESULTS[name] ?? "mse").querySelector(".outcome, .problem").textContent;
  }

  function drawStopping() {
    if (trained.seed !== state.run) Object.assign(trained, { seed: state.run, losses: Overfitting.run(state.run) });
    const stopped = Arithmetic.earlyStopping(trained.losses.validation, state.patience);
    const words = say("stopped", Wording.stopping(trained.losses.validation, state.patience, stopped));
    byId("stopping-words").textContent = words;
    Curves.stopping(byId("stopping-picture"), trained.losses, stopped);
    return words;
  }

  const DRAWERS = { descent: drawDescent, numbers: drawNumbers, stopping: drawStopping };

  function sectionOf(name) {
    return document.querySelector(`section [data-setting="${name}"]`)?.closest("section").id ?? "descent";
  }

  /* Draws the figures that the named settings belong to. */
  function show(names) {
    Controls.fill(state);
    const sections = [...new Set(names.map(sectionOf))];
    const words = sections.map((section) => DRAWERS[section](names));
    if (sections.length === 1 && !rolling) announce(words[0]);
    const hash = Settings.toHash(state);
    byId("command").textContent = `grader play ${hash.split("&").join(" ")}`.trim();
  }

  /* For screen readers: once, when the hand rests, and not at every pixel of a drag. */
  function announce(words) {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      if (byId("announcement").textContent !== words) byId("announcement").textContent = words;
    }, 700);
  }

  function keepInAddress() {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const hash = Settings.toHash(state);
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    }, 150);
  }

  function change(patch) {
    if (!("step" in patch && rolling)) halt();
    state = Settings.fitting({ ...state, ...patch });
    moment = state.step;
    byId("notice").hidden = true;
    show([...Object.keys(patch)]);
    keepInAddress();
  }

  function halt() {
    cancelAnimationFrame(rolling);
    rolling = 0;
    byId("play").textContent = "Play";
  }

  function play() {
    if (rolling) {
      halt();
      return;
    }
    if (still.matches) {
      change({ step: state.steps });
      return;
    }
    if (state.step >= state.steps) change({ step: 0 });
    byId("play").textContent = "Pause";
    let before = performance.now();
    const roll = (now) => { // a frame's time may lie before the press that asked for it
      moment = Math.min(state.steps, moment + Math.max(0, now - before) / 1000 * STEPS_A_SECOND);
      before = now;
      state.step = Math.floor(moment);
      rolling = moment < state.steps ? requestAnimationFrame(roll) : 0;
      show(["step"]);
      if (!rolling) {
        halt();
        keepInAddress();
      }
    };
    rolling = requestAnimationFrame(roll);
  }

  /* An address without settings is a place on the page, and leaves them as they are. */
  function followAddress() {
    const hash = location.hash;
    if (hash.length > 1 && !hash.includes("=")) {
      if (Settings.toHash(state)) keepInAddress();
      return [];
    }
    halt();
    const { state: asked, problems } = Settings.fromHash(hash);
    state = asked;
    moment = state.step;
    byId("notice").textContent = problems.length ? `The link asks for something that cannot be had. ${problems.join(" ")}` : "";
    byId("notice").hidden = problems.length === 0;
    show(Object.keys(Settings.KNOWN));
    return hash.slice(1).split("&").filter(Boolean).map((part) => part.split("=")[0]);
  }

  function copy(text) {
    const done = () => { byId("copied").textContent = "Copied."; };
    const failed = () => { byId("copied").textContent = `Copy it by hand: ${text}`; };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, failed);
    else failed();
  }

  function currentLink() {
    const hash = Settings.toHash(state);
    return location.href.split("#")[0] + (hash ? `#${hash}` : "");
  }

  function listen() {
    Controls.listen(change);
    Controls.tidyOnLeaving(() => state);
    Surface.makeDraggable(byId("surface-picture"), () => geometry, (place) => change(Settings.inReach(place)));
    byId("play").addEventListener("click", play);
    byId("forward").addEventListener("click", () => change({ step: Math.min(state.step + 1, state.steps) }));
    byId("back").addEventListener("click", () => change({ step: 0 }));
    byId("shuffle").addEventListener("click", () => change({ seed: state.seed % 999 + 1 }));
    byId("another").addEventListener("click", () => change({ run: state.run % 999 + 1 }));
    byId("over").addEventListener("click", () => change(Settings.defaults()));
    byId("copy-command").addEventListener("click", () => copy(byId("command").textContent));
    byId("copy-link").addEventListener("click", () => copy(currentLink()));
    byId("table-of-steps").addEventListener("toggle", () => show(["lr"]));
    addEventListener("hashchange", followAddress);
    let width = innerWidth;
    addEventListener("resize", () => {
      if (width === innerWidth) return;
      width = innerWidth;
      show(Object.keys(Settings.KNOWN));
    });
  }

  /* A link that asks for one of the later figures only leads there. */
  function begin() {
    Controls.prepare();
    listen();
    const sections = new Set(followAddress().filter((name) => name in Settings.KNOWN).map(sectionOf));
    const [first] = sections;
    if (sections.size === 1 && first !== "descent") byId(first).scrollIntoView();
    if (location.hash.length > 1 && !location.hash.includes("=")) show(Object.keys(Settings.KNOWN));
  }

  return { begin };
})();

Page.begin();
