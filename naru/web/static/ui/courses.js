/* Finding courses: suggestions by keyboard, taking a condition off without leaving the page. Without
   this file the form, the links of the conditions and the pages do the same by loading anew. */
const form = document.getElementById("find");
const input = form.elements.q;
const list = document.getElementById("suggestions");
const options = () => [...list.querySelectorAll("[role=option]")];
const results = () => document.getElementById("results-title");

/* The search box as a combobox: the list offers, the reader's own words stay what is searched. */
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-expanded": "false",
  "aria-controls": list.id,
  "aria-autocomplete": "list",
})) {
  input.setAttribute(name, value);
}

function show(open) {
  list.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  if (!open) choose(null);
}

function choose(option) {
  for (const one of options()) one.setAttribute("aria-selected", String(one === option));
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function take(option) {
  input.value = option.dataset.text;
  show(false);
  form.requestSubmit();
}

function move(step) {
  const all = options();
  if (!all.length) return;
  if (list.hidden) show(true);
  const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = at + step;
  choose(next < 0 || next >= all.length ? null : all[next]);
  if (next < 0 && at < 0) choose(all[all.length - 1]);
}

input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    show(false);
  } else if (event.key === "Enter") {
    const chosen = options().find((one) => one.getAttribute("aria-selected") === "true");
    if (chosen && !list.hidden) {
      event.preventDefault();
      take(chosen);
    } else {
      show(false);
    }
  }
});
input.addEventListener("blur", () => show(false));
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) take(option);
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== list) return;
  show(document.activeElement === input && options().length > 0);
});

/* A condition taken off: its control is reset, and the form searches as if that had been pressed. */
function reset(name, value) {
  for (const control of [form.elements[name]].flatMap((one) => (one?.length && !one.options ? [...one] : [one]))) {
    if (!control) continue;
    if (control.type === "checkbox") {
      if (control.value === value) control.checked = false;
    } else if (control.type === "radio") {
      control.checked = control.value === "";
    } else {
      control.value = "";
    }
  }
}

form.addEventListener("click", (event) => {
  const off = event.target.closest("[data-off]");
  if (!off || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  reset(off.dataset.off, off.dataset.value);
  if (["home", "from"].includes(off.dataset.off) && !form.elements.home.value && !form.elements.from.value) {
    reset("within", "");
    if (form.elements.sort.value === "nearest") reset("sort", "");
  }
  form.dataset.focus = "results";
  form.requestSubmit();
});

/* The button below the filters folds them on a phone and leads to what was found. */
form.addEventListener("submit", (event) => {
  show(false);
  const panel = form.querySelector("[data-panel]");
  if (panel.contains(event.submitter)) form.dataset.focus = "results";
  panel.open = false;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "results" && event.detail.elt?.id !== "results") return;
  if (form.dataset.focus) results().focus();
  delete form.dataset.focus;
});

/* Links that lead to this same page in another language follow the search. */
document.addEventListener("htmx:pushedIntoHistory", () => {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    const address = new URL(link.href);
    address.search = location.search;
    link.href = address.href;
  }
  for (const field of document.querySelectorAll("[data-display] [name=next]")) {
    field.value = location.pathname + location.search;
  }
});
