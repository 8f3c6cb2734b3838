/* Computes a published draw again in the reader's own browser: the second program besides
   tools/verify_draw.py, written apart from it. Without this file the download and that one remain. */
const board = document.getElementById("verify");
const said = document.getElementById("verify-said");
const bytes = (text) => new TextEncoder().encode(text);

async function sha(data) {
  const sum = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(sum)].map((one) => one.toString(16).padStart(2, "0")).join("");
}
const h = (...parts) => sha(bytes(parts.join("\n")));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const before = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

async function rootOf(entries) {
  const sorted = [...entries].sort((a, b) => before(a[0], b[0]));
  let level = await Promise.all(sorted.map((entry) => h("leaf", ...entry)));
  while (level.length > 1) {
    const next = [];
    for (let at = 0; at < level.length; at += 2) {
      next.push(at + 1 < level.length ? h("node", level[at], level[at + 1]) : level[at]);
    }
    level = await Promise.all(next);
  }
  return level[0] ?? h("empty");
}

async function orderOf(entries, seed) {
  const keyed = entries.map(async (entry) => {
    const tickets = Array.from({ length: entry[1] }, (_, ticket) => h(seed, entry[0], ticket));
    return { entry, key: (await Promise.all(tickets)).sort()[0] };
  });
  const all = await Promise.all(keyed);
  all.sort((a, b) => before(a.key, b.key) || before(a.entry[0], b.entry[0]));
  return all.map((one) => one.entry);
}

function seatsOf(order, rule) {
  const lines = rule.map((line) => line.split(" "));
  let free = Number(lines.find((line) => line[0] === "seats")[1]);
  const shares = lines.filter((line) => line[0] === "share").map((line) => [line[1], +line[2]]);
  const given = new Map();
  for (const [code, seats] of [...shares, ["", free]]) {
    let left = Math.min(seats, free);
    for (const [token, , people, mine] of order) {
      const theirs = code === "" || mine.split(" ").includes(code);
      if (given.has(token) || people > left || !theirs) continue;
      given.set(token, code);
      left -= people;
      free -= people;
    }
  }
  return [...given];
}

async function holds(draw) {
  const rule = await h(draw.format, ...draw.rule);
  const root = await rootOf(draw.entries);
  const seed = await h(draw.format, draw.run, rule, root, draw.secret, draw.public_value);
  const order = await orderOf(draw.entries, seed);
  const seated = seatsOf(order, draw.rule);
  const secret = Uint8Array.from(draw.secret.match(/../g) ?? [], (two) => parseInt(two, 16));
  const sealed = draw.drawn_at >= draw.reveal_until_at
    ? draw.secret === "" : draw.secret !== "" && (await sha(secret)) === draw.commitment;
  const texts = Object.keys(draw).filter((key) => typeof draw[key] === "string" && key !== "seal");
  const lines = texts.sort().map((key) => `${key} ${draw[key]}`);
  const tokens = order.map((entry) => entry[0]);
  const seal = await h("seal", ...lines, ...tokens, ...seated.flat());
  return draw.format === "naru-course-draw/1" && sealed
    && same([rule, root, seed, seal], [draw.rule_hash, draw.root, draw.seed, draw.seal])
    && same([tokens, seated], [draw.order, draw.seated])
    && draw.committed_at < draw.frozen_at && draw.frozen_at < draw.known_at
    && draw.known_at <= draw.drawn_at;
}

/* What the board says stands on the page, in the reader's language. */
async function tell(text) {
  said.textContent = board.dataset.busy;
  let good = false;
  try {
    good = await holds(JSON.parse(text));
  } catch {
    good = false;
  }
  said.textContent = good ? board.dataset.holds : board.dataset.fails;
  said.dataset.holds = String(good);
}

document.getElementById("verify-now").addEventListener("click", async () => {
  tell(await (await fetch(board.dataset.file)).text());
});
document.getElementById("verify-file").addEventListener("change", async (event) => {
  if (event.target.files.length) tell(await event.target.files[0].text());
});
board.hidden = false;
