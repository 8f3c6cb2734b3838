/* While a lesson is looked at or listened to, its page gives a sign of life every half minute; the
   server's clock counts. A lost one costs nothing: the next counts the time since the last. */
const board = document.querySelector("[data-beat]");
const media = [...document.querySelectorAll("video, audio")];
const EVERY = 30000;
const AGAIN = 5000;
let number = 0;
let away = false;
let timer;

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
  if (!learns() && !last) return;
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

function show(told) {
  const minutes = board.querySelector("[data-minutes]");
  if (minutes) minutes.textContent = minutes.dataset.words.replace("{minutes}", Math.floor(told.seconds / 60));
}

/* A lesson whose time does not count today has no board. */
if (board) {
  document.addEventListener("visibilitychange", () => {
    if (!learns()) {
      beat({ last: true });
      away = true;
    } else if (document.visibilityState === "visible") beat();
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
