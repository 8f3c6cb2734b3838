/* While a lesson is looked at or listened to, its page gives a sign of life every half minute; the
   server's clock counts. A lost one costs nothing: the next counts the time since the last.
   Where nothing stirs and nothing plays for as long as the lesson takes, the page asks whether
   anybody is there, and is silent until somebody answers: silence counts nothing. */
const board = document.querySelector("[data-beat]");
const media = [...document.querySelectorAll("video, audio")];
const EVERY = 30000;
const AGAIN = 5000;
let number = 0;
let away = false;
let timer;
let stirred = Date.now();
let asks = false;

const playing = () => media.find((one) => !one.paused && !one.ended);
const learns = () => document.visibilityState === "visible" || playing() !== undefined;

function body() {
  const told = new URLSearchParams({ page: board.dataset.page, number, csrfmiddlewaretoken: board.dataset.token });
  const moved = playing() ?? media.find((one) => one.currentTime > 0);
  if (moved) told.set("place", Math.floor(moved.currentTime));
  if (away) told.set("away", "1");
  return told;
}

async function beat({ last = false } = {}) {
  clearTimeout(timer);
  if (asks || (!learns() && !last)) return;
  if (!last && isStill()) {
    ask();
    return;
  }
  number += 1;
  try {
    const answer = await fetch(board.dataset.beat, { method: "POST", body: body(), keepalive: last, redirect: "error" });
    if (answer.status >= 500) throw new Error(answer.status);
    if (answer.ok) {
      if (!last) away = false;
      show(await answer.json());
    } else {
      board.querySelector("[data-elsewhere]").hidden = false;
      return;
    }
    if (!last) timer = setTimeout(beat, EVERY);
  } catch {
    if (!last) timer = setTimeout(beat, AGAIN);
  }
}

function isStill() {
  if (playing()) stirred = Date.now();
  return Date.now() - stirred >= Number(board.dataset.idle) * 1000;
}

function ask() {
  asks = true;
  const question = board.querySelector("[data-still]");
  question.addEventListener("close", () => {
    asks = false;
    stirred = Date.now();
    beat();
  }, { once: true });
  question.querySelector("button").addEventListener("click", () => question.close(), { once: true });
  question.showModal();
}

function show(told) {
  const minutes = board.querySelector("[data-minutes]");
  if (minutes) minutes.textContent = minutes.dataset.words.replace("{minutes}", Math.floor(told.seconds / 60));
}

/* A lesson whose time does not count today has no board. */
if (board) {
  for (const kind of ["scroll", "keydown", "pointermove", "pointerdown", "input"]) {
    addEventListener(kind, () => {
      stirred = Date.now();
    }, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (!learns()) {
      beat({ last: true });
      away = true;
    } else if (document.visibilityState === "visible") {
      stirred = Date.now();
      beat();
    }
  });
  for (const one of media) one.addEventListener("play", () => beat());

  const start = Number(board.dataset.place);
  if (start > 0) {
    for (const one of media) {
      one.addEventListener("loadedmetadata", () => {
        if (start < one.duration - 5) one.currentTime = start;
      }, { once: true });
    }
  }
  beat();
}
