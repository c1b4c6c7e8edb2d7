"use strict";

/* Between the inputs of the page and the settings: data-setting names which one an input shows and changes. */
const Controls = (() => {
  const inputs = [...document.querySelectorAll("[data-setting]")];
  const isLogarithmic = (input) => input.dataset.scale === "log";

  function prepare() {
    for (const input of inputs) {
      const { low, high } = Settings.KNOWN[input.dataset.setting];
      if (input.type === "range") limit(input, low, high);
      if (input.type === "text") input.setAttribute("autocomplete", "off");
    }
  }

  function limit(range, low, high) {
    const place = isLogarithmic(range) ? Math.log10 : Number;
    range.step = isLogarithmic(range) ? "any" : range.dataset.step ?? "1";
    range.min = place(low);
    range.max = place(high);
  }

  /* The value that an input stands for, as text. A logarithmic range gives two digits: 0.1 and not 0.1003. */
  function textOf(input) {
    if (input.type === "checkbox") return input.checked ? input.dataset.on : input.dataset.off;
    if (isLogarithmic(input)) return String(Number((10 ** Number(input.value)).toPrecision(2)));
    return input.value;
  }

  function show(input, value) {
    const text = Settings.write(value);
    if (input.type === "radio") input.checked = input.value === text;
    else if (input.type === "checkbox") input.checked = text === input.dataset.on;
    else if (input.type === "range") {
      input.value = isLogarithmic(input) ? Math.log10(value) : value;
      input.setAttribute("aria-valuetext", Wording.number(value));
    } else if (!isBeingTyped(input, text)) {
      input.value = Array.isArray(value) ? value.join(", ") : text;
      complain(input, "");
    }
  }

  /* What somebody is typing is left alone, also where it is another spelling of the same numbers. */
  function isBeingTyped(input, text) {
    if (input !== document.activeElement) return false;
    const { value, problem } = Settings.read(input.dataset.setting, input.value);
    return problem !== undefined || Settings.write(value) === text;
  }

  function complain(input, words) {
    const holder = input.closest(".setting");
    let problem = holder.querySelector(".problem");
    if (!problem) {
      if (!words) return;
      problem = Tables.make("p", { class: "problem", id: `${input.dataset.setting}-problem`, role: "alert" });
      holder.append(problem);
    }
    problem.textContent = words;
    problem.hidden = words === "";
    input.toggleAttribute("aria-invalid", words !== "");
    if (words) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", problem.id);
    } else input.removeAttribute("aria-describedby");
  }

  function fillClasses(count) {
    const select = document.getElementById("class");
    if (select.options.length === count) return;
    select.replaceChildren(...Array.from({ length: count }, (_, k) => new Option(`class ${k}`, String(k))));
  }

  /* data-when="surface=valley", or with != : only then is a setting of any use, and shown. */
  function isUseful(when, state) {
    const [name, wanted] = when.split(/!?=/);
    return (Settings.write(state[name]) === wanted) !== when.includes("!=");
  }

  function fill(state) {
    fillClasses(state.logits.length);
    for (const range of inputs.filter((input) => input.type === "range")) {
      if (range.dataset.setting === "step") range.max = state.steps;
      if (range.dataset.setting === "warmup") range.max = state.steps - 1;
    }
    for (const input of inputs) show(input, state[input.dataset.setting]);
    for (const part of document.querySelectorAll("[data-when]")) part.hidden = !isUseful(part.dataset.when, state);
  }

  /* Calls `changed` with one setting and its new value; what cannot be read is complained about beside its input. */
  function listen(changed) {
    for (const input of inputs) {
      const name = input.dataset.setting;
      input.addEventListener("input", () => {
        const { value, problem } = Settings.read(name, textOf(input));
        if (input.type === "text") complain(input, problem ?? "");
        if (problem === undefined) changed({ [name]: value });
      });
    }
    for (const form of document.forms) form.addEventListener("submit", (event) => event.preventDefault());
  }

  /* A half-typed text is put right when somebody leaves it. */
  function tidyOnLeaving(state) {
    for (const input of inputs.filter((one) => one.type === "text")) {
      input.addEventListener("blur", () => {
        const { problem } = Settings.read(input.dataset.setting, input.value);
        if (problem === undefined) show(input, state()[input.dataset.setting]);
      });
    }
  }

  return { prepare, fill, listen, tidyOnLeaving };
})();
