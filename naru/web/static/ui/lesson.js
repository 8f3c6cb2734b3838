/* The player of a lesson: speed, and jumping from the transcript without loading anew. Without this
   file the browser's own controls play, and the times of the transcript are links. */
const player = document.querySelector("[data-player] video, [data-player] audio");
const speed = document.querySelector("[data-speed]");
const cues = [...document.querySelectorAll("[data-at]")];
const KEY = "naru-speed";

function remembered() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

if (speed) {
  const choice = speed.querySelector("select");
  const before = remembered();
  speed.hidden = false;
  if ([...choice.options].some((option) => option.value === before)) choice.value = before;
  player.defaultPlaybackRate = player.playbackRate = Number(choice.value);
  choice.addEventListener("change", () => {
    player.defaultPlaybackRate = player.playbackRate = Number(choice.value);
    try {
      sessionStorage.setItem(KEY, choice.value);
    } catch {
      /* a browser that keeps nothing still plays at this speed */
    }
  });
}

for (const link of cues) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    player.currentTime = Number(link.dataset.at);
    player.play();
    player.focus();
  });
}

player.addEventListener("timeupdate", () => {
  const now = cues.filter((one) => Number(one.dataset.at) <= player.currentTime).at(-1);
  for (const one of cues) one.closest("li").classList.toggle("is-now", one === now);
});
