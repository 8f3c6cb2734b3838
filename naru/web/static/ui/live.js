/* Parts of a page that are shown anew by themselves: `data-live` says from where, `data-every` how often in seconds.
   What has not changed is left alone, so that nothing is read out twice. Nobody asks while the page is not looked at. */
const LONGEST_S = 60;

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
