/* Keeps answers as they are given. What cannot be sent waits on this device and goes later; sent
   twice it is kept once, as each carries a step that only rises. Without this file the buttons do. */
const form = document.getElementById("exam");
const said = form.querySelector("[data-said]");
const place = `naru-exam-${form.dataset.exam}`;
const REST = 5000;
let step = Math.max(Date.now(), Number(form.dataset.step));
let busy = false;

const waiting = () => JSON.parse(localStorage.getItem(place) ?? "{}");
const keep = (all) => {
  if (Object.keys(all).length) localStorage.setItem(place, JSON.stringify(all));
  else localStorage.removeItem(place);
};
const say = (word) => {
  said.textContent = form.querySelector(`[data-word="${word}"]`)?.textContent ?? word;
  said.hidden = false;
};

function answerOf(field) {
  const body = new URLSearchParams();
  for (const input of field.querySelectorAll("input, select")) {
    const chosen = !["radio", "checkbox"].includes(input.type) || input.checked;
    if (chosen && input.value) body.append(input.name, input.value);
  }
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
  if (answer.ok) say("kept");
  else if (answer.status === 409) say((await answer.json()).why);
}

async function flush() {
  if (busy) return;
  busy = true;
  try {
    for (const [name, one] of Object.entries(waiting())) await send(name, one);
  } catch {
    say("waiting");
    setTimeout(flush, REST);
  } finally {
    busy = false;
  }
}

form.addEventListener("change", (event) => {
  const field = event.target.closest("[data-question]");
  const body = field && answerOf(field);
  if (!body) return;
  step += 1;
  keep({ ...waiting(), [field.dataset.question]: { body, step } });
  flush();
});
addEventListener("online", flush);

/* A form carries every answer itself; without a line it would lead to the browser's own page. */
form.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  say("waiting");
});

const clock = document.querySelector("[data-left]");
const ends = performance.now() / 1000 + Number(clock.dataset.left);
function tick() {
  const left = Math.max(0, Math.round(ends - performance.now() / 1000));
  const parts = { minutes: Math.floor(left / 60), seconds: left % 60 };
  clock.textContent = clock.dataset.words.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  clock.hidden = false;
}
tick();
setInterval(tick, 1000);

/* What still waits here is newer than what the server showed. */
for (const { body } of Object.values(waiting())) {
  for (const [name, value] of new URLSearchParams(body)) {
    for (const input of form.elements[name]?.length && !form.elements[name].options
      ? form.elements[name] : [form.elements[name]].filter(Boolean)) {
      if (["radio", "checkbox"].includes(input.type)) input.checked ||= input.value === value;
      else input.value = value;
    }
  }
}
flush();
