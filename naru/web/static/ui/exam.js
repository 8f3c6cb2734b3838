/* Keeps answers as they are given. What cannot be sent waits on this device and goes later; sent
   twice it is kept once, as each carries a step that only rises: the server's time when it was
   given, whatever this device's clock says. Without this file the buttons do. What waits here goes when the
   exam is handed in, when its person logs out, and when its time is long over (site.js). */
const form = document.getElementById("exam");
const said = form.querySelector("[data-said]");
const place = `naru-exam-${form.dataset.exam}`;
const opened = Date.now();
const REST = 5000;
const LATEST = 10 * 60 * 1000;
const clock = document.querySelector("[data-left]");
let sending;

const waiting = () => JSON.parse(localStorage.getItem(place) ?? "{}");
const keep = (all) => {
  if (Object.keys(all).length) localStorage.setItem(place, JSON.stringify(all));
  else localStorage.removeItem(place);
};
const say = (word) => {
  said.textContent = form.querySelector(`[data-word="${word}"]`)?.textContent ?? word;
  said.hidden = false;
};
const fieldOf = (name) => form.querySelector(`[data-question="${CSS.escape(name)}"]`);
const inputsOf = (field) => field.querySelectorAll("input:not([type=hidden]), select");
const ticks = (input) => ["radio", "checkbox"].includes(input.type);

let step = Math.max(Number(form.dataset.step), ...Object.values(waiting()).map((one) => one.step));
function next() {
  step = Math.max(step + 1, Number(form.dataset.now) + Date.now() - opened);
  return step;
}

/* An emptied question says so: what was kept of it is taken back. */
function answerOf(field) {
  const body = new URLSearchParams();
  for (const input of inputsOf(field)) {
    if ((!ticks(input) || input.checked) && input.value) body.append(input.name, input.value);
  }
  if (!body.size) body.set("answered", field.dataset.question);
  return body.toString();
}

async function send(name, one) {
  const body = new URLSearchParams(one.body);
  body.set("step", one.step);
  body.set("csrfmiddlewaretoken", form.csrfmiddlewaretoken.value);
  const answer = await fetch(form.dataset.keep, { method: "POST", body, redirect: "error" });
  if (answer.status >= 500 || answer.status === 403) throw new Error(answer.status);
  const all = waiting();
  if (all[name]?.step === one.step) delete all[name];
  keep(all);
  if (answer.ok) {
    ends = performance.now() / 1000 + (await answer.json()).left_s;
    say("kept");
  } else if (answer.status === 409) say((await answer.json()).why);
}

async function sendAll() {
  try {
    for (let all = Object.entries(waiting()); all.length; all = Object.entries(waiting())) {
      for (const [name, one] of all) await send(name, one);
    }
  } catch {
    say("waiting");
    setTimeout(flush, REST);
  }
}
function flush() {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

form.addEventListener("change", (event) => {
  const field = event.target.closest("[data-question]");
  if (!field) return;
  const until = Date.now() + Number(clock.dataset.left) * 1000 + LATEST;
  keep({ ...waiting(), [field.dataset.question]: { body: answerOf(field), step: next(), until } });
  flush();
});
addEventListener("online", flush);

/* A form carries the answers on its page; those of other pages go before it. Without a line it
   would lead to the browser's own page. */
form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  const others = () => Object.keys(waiting()).some((name) => !fieldOf(name));
  if (navigator.onLine && !others()) return;
  event.preventDefault();
  if (navigator.onLine) await flush();
  if (navigator.onLine && !others()) form.requestSubmit(button);
  else say("waiting");
});

/* More time may be given while the exam runs: each answer that is kept tells what is left. */
let ends = performance.now() / 1000 + Number(clock.dataset.left);
function tick() {
  const left = Math.max(0, Math.round(ends - performance.now() / 1000));
  const parts = { minutes: Math.floor(left / 60), seconds: left % 60 };
  clock.textContent = clock.dataset.words.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  clock.hidden = false;
}
tick();
setInterval(tick, 1000);

/* What still waits here is newer than what the server showed. */
for (const [name, { body }] of Object.entries(waiting())) {
  const told = new URLSearchParams(body);
  const field = fieldOf(name);
  for (const input of field ? inputsOf(field) : []) {
    if (ticks(input)) input.checked = told.getAll(input.name).includes(input.value);
    else input.value = told.get(input.name) ?? "";
  }
}
flush();
