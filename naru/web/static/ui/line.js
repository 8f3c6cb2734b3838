/* The line before a door: asks again in the rhythm the server says, and shows the server's clock. */
const main = document.querySelector("[data-line]");
const part = (name) => main.querySelector(`[data-${name}]`);
let skew = 0;

const hold = (clock) => {
  const [hours, minutes, seconds] = clock.split(":").map(Number);
  skew = (hours * 60 + minutes) * 60 + seconds - performance.now() / 1000;
};

const tick = () => {
  const now = Math.floor(skew + performance.now() / 1000) % 86400;
  const two = (number) => String(number).padStart(2, "0");
  part("clock").textContent = [now / 3600, (now / 60) % 60, now % 60].map((n) => two(Math.floor(n))).join(":");
};

const show = (told) => {
  for (const name of ["title", "text"]) {
    if (part(name).textContent !== told[name]) part(name).textContent = told[name];
  }
  hold(told.clock);
  if (told.go) {
    part("go").href = told.go;
    part("go").hidden = false;
  } else {
    later(told.again_s);
  }
};

let misses = 0;
const ask = async () => {
  try {
    const answer = await fetch(main.dataset.line, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    misses = 0;
    show(await answer.json());
  } catch {
    misses += 1;
    later(Math.min(300, Number(main.dataset.again) * 2 ** misses));
  }
};

const later = (seconds) => {
  main.dataset.again = seconds;
  setTimeout(ask, seconds * 1000);
};

hold(part("clock").textContent);
setInterval(tick, 1000);
if (part("go").hidden) later(Number(main.dataset.again));
