/* The behaviour of the frame. Pages work without it; it only saves steps. Events are delegated,
   so parts that arrive later need no set-up. */
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/* Menus and panels are <details>: they close on Escape, on a click elsewhere, when focus leaves. */
const openDrops = () => all("details[data-drop][open]");

function closeDrops(target) {
  for (const drop of openDrops()) if (!drop.contains(target)) drop.open = false;
}

document.addEventListener("focusin", (event) => closeDrops(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of openDrops()) {
    drop.open = false;
    if (drop.contains(document.activeElement)) drop.querySelector("summary").focus();
  }
});

/* On phones the menu unfolds under the header; without JavaScript the link leads to the menu page. */
for (const opener of all("[data-menu]")) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", opener.dataset.menu);
  opener.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      opener.click();
    }
  });
}

function toggleMenu(opener) {
  const open = document.getElementById(opener.dataset.menu).classList.toggle("is-open");
  opener.setAttribute("aria-expanded", String(open));
}

const does = {
  print: () => window.print(),
  close: (button) => button.closest("dialog").close(),
  extend: () => extendSession(),
  locate: (button) => locate(button.form),
  share: () => share(),
};

/* The device's own way to tell somebody of a page; where it has none, the address is copied. */
async function share() {
  const url = document.querySelector("link[rel=canonical]").href;
  if (navigator.share) {
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  await navigator.clipboard.writeText(url);
  document.querySelector("[data-shared]").hidden = false;
}

/* The position goes to the server once, rounded to about 100 metres, and is not kept there. */
function locate(form) {
  const problem = form.querySelector("[data-locate-problem]");
  const fail = () => {
    problem.hidden = false;
  };
  if (!navigator.geolocation) {
    fail();
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      form.elements.latitude.value = coords.latitude.toFixed(3);
      form.elements.longitude.value = coords.longitude.toFixed(3);
      form.submit();
    },
    fail,
    { timeout: 10000, maximumAge: 300000 },
  );
}

document.addEventListener("click", (event) => {
  closeDrops(event.target);
  const opener = event.target.closest("[data-menu]");
  if (opener) {
    event.preventDefault();
    toggleMenu(opener);
  }
  const button = event.target.closest("[data-does]");
  if (button) does[button.dataset.does]?.(button);
  const mistake = event.target.closest(".ui-summary a[href^='#']");
  const field = mistake && document.getElementById(mistake.hash.slice(1));
  if (field) {
    event.preventDefault();
    field.focus();
    field.closest(".ui-field")?.scrollIntoView({ block: "start" });
  }
});

/* Display settings are shown at once; the form's button keeps them. */
document.addEventListener("change", (event) => {
  if (!event.target.closest("[data-display]")) return;
  if (event.target.name === "scale") root.dataset.uiScale = event.target.value;
  if (event.target.name === "mode") root.dataset.uiMode = event.target.value;
});

document.querySelector("[data-autofocus]")?.focus();

/* Answers of an exam that wait on this device (exam.js) go when it is handed in, when nobody would
   take them any more, and when their person logs out: others may use the device next. */
function forget(which) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("naru-exam-") && which(key)) localStorage.removeItem(key);
    }
  } catch {
    /* A browser that keeps nothing has nothing to forget. */
  }
}
const isOver = (key) => Object.values(JSON.parse(localStorage.getItem(key))).every((one) => !(one.until > Date.now()));
const handedIn = document.querySelector("[data-handed-in]")?.dataset.handedIn;
forget((key) => key === `naru-exam-${handedIn}` || isOver(key));
document.addEventListener("submit", (event) => {
  const leads = event.target.getAttribute("action") ?? location.pathname;
  if (leads.endsWith("/logout/") && navigator.onLine) forget(() => true);
});

/* Two minutes before the session ends a dialog asks; work in other tabs counts as well. */
const dialog = document.getElementById("session");
const KEY = "naru-session-ends";
let ends = 0;

function startSession(seconds) {
  ends = Date.now() + seconds * 1000;
  try {
    localStorage.setItem(KEY, String(ends));
  } catch {
    /* Private windows may refuse; the clock of this tab still runs. */
  }
}

function tick() {
  const left = ends - Date.now();
  const warn = Number(dialog.dataset.warn) * 1000;
  if (left <= 0) {
    location.assign(dialog.dataset.expired);
    return;
  }
  if (left <= warn && !dialog.open) dialog.showModal();
  if (left > warn && dialog.open) dialog.close();
  const seconds = Math.ceil(left / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  dialog.querySelector("[data-countdown]").textContent = clock;
  setTimeout(tick, Math.min(1000, Math.max(200, left)));
}

async function extendSession() {
  const answer = await fetch(dialog.dataset.stay, {
    method: "POST",
    body: new FormData(dialog.querySelector("[data-session-form]")),
  });
  const { seconds } = answer.ok ? await answer.json() : { seconds: 0 };
  startSession(seconds);
  if (seconds) dialog.close();
}

if (dialog) {
  startSession(Number(dialog.dataset.session));
  addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue) ends = Math.max(ends, Number(event.newValue));
  });
  tick();
}
