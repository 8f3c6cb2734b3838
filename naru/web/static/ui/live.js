/* Parts of a page that are shown anew by themselves: `data-live` says from where, `data-every` how often in seconds.
   What has not changed is left alone, so that nothing is read out twice. Nobody asks while the page is not looked at. */
const LONGEST_S = 60;
const QUIET_S = 30;

/* What `data-say` marks is read out by a region that stays on the page, and not more often than somebody can listen to. */
const speak = (part) => {
  const said = part.parentElement.querySelector("[data-said]");
  const words = part.querySelector("[data-say]");
  const last = Number(said?.dataset.said || 0);
  if (!said || !words || Date.now() - last < QUIET_S * 1000) return;
  if (said.textContent !== words.textContent) said.textContent = words.textContent;
  said.dataset.said = Date.now();
};

const keep = (part) => {
  const every = Number(part.dataset.every);
  let misses = 0;
  let timer;

  const ask = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(part.dataset.live, { cache: "no-store", redirect: "error" });
      if (!answer.ok) throw new Error(answer.status);
      const words = await answer.text();
      if (words !== part.innerHTML) part.innerHTML = words;
      speak(part);
      misses = 0;
    } catch {
      misses += 1;
    }
    later();
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, Math.min(LONGEST_S, every * 2 ** misses) * 1000);
  };
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  later();
};

for (const part of document.querySelectorAll("[data-live]")) keep(part);
