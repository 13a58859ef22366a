/* The search page. Without this script it leads to the lists; with it, nothing is loaded before the first question,
   which then costs Pagefind's program and what its words need of each index; tests/test_weight.py says how much that may be.
   Pagefind finds and ranks; the tables beside its indexes say what a page is about, so that filters cost no request. */
const root = new URL("../", import.meta.url);
const part = (id) => document.getElementById(`zoek${id}`);
const [form, field, filters, status, outcome, list] =
  ["formulier", "vraag", "filters", "status", "uitslag", "resultaten"].map(part);
const facets = ["samenwerking", "gemeente", "prioriteit", "soort"].map((name) => form.elements[name]);
const grouping = form.elements.groep, choices = [...facets, grouping];
const units = [...facets[0].options].map((option) => option.value).filter(Boolean);
const title = document.title, everywhere = "alles" in form.dataset, atOnce = 10;
const small = new Set(`aan als bij dat de deze die dit doe doen doet door een en er gaan gaat heb hebben heeft het hoe
 hoeveel hun ik in is kan kunnen mag met mijn moet naar niet of om ook onze op over per te tegen tot u uit uw vaak van veel
 voor waar wanneer waarom wat we welke wie wij wil worden wordt zijn zo`.split(/\s+/));
/* The words of a text in lower case. An apostrophe stands inside a word ("foto's"); one letter is no word. */
const wordsIn = (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’‘`´][\p{L}\p{N}]+)*/gu) ?? [])
  .map((word) => word.replace(/['’‘`´]s$/, "").replace(/['’‘`´]/g, "")).filter((word) => word.length > 1);
/* The words that say something; all of them where none does. */
function telling(text) {
  const all = [...new Set(wordsIn(text))], some = all.filter((word) => !small.has(word));
  return some.length ? some : all;
}
const pages = new Map(), tables = new Map();
let engine, found = [], shown = [], turn = 0;

/* Asked for anew, as Pagefind asks for its index: a table from a cache could be that of an earlier index. */
const fetched = async (unit, name) =>
  (await fetch(new URL(`${unit && `${unit}/`}pagefind/${name}.json`, root), { cache: "no-cache" })).json();

async function load(unit) {
  const folder = new URL(`${unit && `${unit}/`}pagefind/`, root).pathname;
  if (!unit) engine = (await import(`${folder}pagefind.js`)).createInstance({ basePath: folder, noWorker: true });
  const [table] = await Promise.all([fetched(unit, "paginas"), unit ? engine.mergeIndex(folder) : engine.init()]);
  const named = (ids, kind) => ids.filter((id) => table[kind][id]).map((id) => [`${unit}/${id}`, table[kind][id]]);
  for (const [id, [address, kind, weight, towns, priorities, names]] of Object.entries(table.paginas)) {
    const owner = [...facets[0].options].find(({ value }) => value && address.startsWith(`${value}/`));
    const about = table.naam && units.length > 1 ? ` (${table.naam})` : "";
    pages.set(id, { address, weight, kind, from: table.naam, names: names.map(telling), values: [
      owner ? [[owner.value, owner.text]] : [],
      named(towns, "gemeenten"),
      named(priorities, "prioriteiten").map(([key, name]) => [key, name + about]),
      [[kind, kind]]] });
  }
}

/* Each index is loaded once; all of them together, or those of the portal and of one partnership. */
async function ready() {
  const need = (unit) => tables.get(unit) ?? tables.set(unit, load(unit)).get(unit);
  await need("");
  await Promise.all((everywhere ? units : facets[0].value ? [facets[0].value] : []).map(need));
}

const search = async (text) => (await engine.search(text)).results;

/* How many letters differ: left out, added, changed or swapped. */
function distance(a, b) {
  let before, last = [], row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.length];
}

/* What may be meant by a word that no page has: words that begin with it, the nearest word, or both halves of a compound.
   A short word is soon near another; then at least the first letter is the same. */
async function meant(word) {
  const known = (await Promise.all([...tables.keys()].map((unit) => fetched(unit, "woorden")))).flat(), has = new Set(known);
  if (word.length > 3 && known.some((one) => one.startsWith(word))) return [word];
  let best = [], least = word.length < 4 ? 0 : word.length < 10 ? 1 : 2;
  for (const one of known) {
    const unlike = Math.abs(one.length - word.length) > least || (word.length < 6 && one[0] !== word[0]);
    const far = unlike ? 9 : distance(word, one);
    if (far < least || (far === least && !best.length)) [best, least] = [[one], far];
  }
  for (let i = 4; i < word.length - 3 && !best.length; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    const bare = ["s", "", "en", "e", "n"].filter((link) => left.endsWith(link)).map((link) => left.slice(0, i - link.length));
    const first = has.has(right) && bare.find((one) => has.has(one));
    if (first) best = [first, right];
  }
  return best;
}

/* Returns the pages for a question, best first, and what was made of it. Pagefind also gives words that merely begin alike;
   these count only where no page has the word itself. A page that bears the name asked for comes before all others. */
async function answer(question) {
  const terms = [], said = [], exactly = async (word) => new Set((await search(`"${word}"`)).map((one) => one.id));
  let lead = "";
  for (const word of telling(question)) {
    let words = [word], ids = await exactly(word);
    if (!ids.size && (words = await meant(word))[0] !== word && words.length) {
      const [some, others = some] = await Promise.all(words.map(exactly));
      ids = new Set([...some].filter((id) => others.has(id)));
    }
    if (words[0] === word || ids.size) terms.push([words, ids]);
    if (words[0] === word) continue;
    said.push(`Niets gevonden over “${word}”.`);
    if (ids.size) said.push(`Bedoelt u ${words.map((one) => `“${one}”`).join(" en ")}?`);
    lead = ids.size ? lead || "Daarover: " : "Over de rest van uw vraag: ";
  }
  const scores = new Map(), asked = new Set(terms.flatMap(([words]) => words));
  const isNamed = (name) => name.every((word) => asked.has(word));
  async function count(some, times) {
    for (const one of await search(some.flatMap(([words]) => words).join(" "))) {
      const page = pages.get(one.id), before = scores.get(one.id);
      if (!page || !some.every(([, ids]) => !ids.size || ids.has(one.id))) continue;
      const named = page.names.filter(isNamed), all = named.some((name) => name.length === asked.size);
      const score = (before?.score ?? 0) + one.score * page.weight * times * (all ? 1000 : named.length ? 3 : 1);
      scores.set(one.id, { one, page, score, whole: before?.whole ?? times === 1 });
    }
  }
  if (terms.length) await count(terms, 1);
  if (terms.length > 1 && scores.size < 3) for (const term of terms) await count([term], 0.1);
  const best = [...scores.values()].sort((a, b) => b.score - a.score || (a.page.address < b.page.address ? -1 : 1));
  return [best, said, lead];
}

const fits = (page, but) => facets.every((select, i) =>
  i === but || !select.value || page.values[i].some(([key]) => key === select.value));

function offer() {
  facets.forEach((select, i) => {
    const counts = new Map(), { value } = select;
    for (const { page } of found) if (fits(page, i)) for (const [key, name] of page.values[i])
      counts.set(key, { name, n: (counts.get(key)?.n ?? 0) + 1 });
    if (i) {
      if (value && !counts.has(value)) counts.set(value, { name: value, n: 0 });
      const sorted = [...counts].sort((a, b) => a[1].name.localeCompare(b[1].name, "nl"));
      select.replaceChildren(select.options[0], ...sorted.map(([key, { name, n }]) => new Option(`${name}: ${n}`, key)));
      select.value = value;
    }
    select.parentElement.hidden = i ? select.options.length < 3 && !value : units.length < 2;
  });
}

const made = (tag, ...inside) => { const made = document.createElement(tag); made.append(...inside); return made; };

const readable = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/* One result. Three dots say where its piece of text is cut off: before it, unless a sentence begins there, and after it. */
async function item({ one, page }, heading) {
  const { excerpt, content, meta } = await one.data(), link = made("a", meta.title), kind = made("p");
  link.href = new URL(page.address, root);
  kind.className = "kind";
  kind.append([page.kind, page.from].filter(Boolean).join(" · "));
  const pieces = excerpt.split(/<mark>(.*?)<\/mark>/).map(readable), text = pieces.join(""), all = readable(content);
  const from = all.indexOf(text), before = all.slice(0, Math.max(from, 0)).trimEnd();
  const isCut = [from && !/[.!?]$/.test(before), from < 0 || from + text.length < all.trimEnd().length];
  return made("li", made(heading, link), kind, made("p", isCut[0] ? "… " : "",
    ...pieces.map((piece, i) => i % 2 ? made("mark", piece) : piece), isCut[1] ? " …" : ""));
}

/* The results in groups, that of the best result first. What belongs to several groups stands in each of them.
   A few results need no groups, unless somebody asked for them. A page of next to no weight stands apart, after them all. */
function groups() {
  const by = facets.findIndex(({ name }) => name === (grouping.value || (shown.length >= atOnce && grouping.dataset.standard)));
  const parts = new Map(), { rest } = grouping.options[grouping.selectedIndex].dataset;
  for (const result of shown) {
    const { values, weight, kind } = result.page, own = by < 0 ? [["", ""]] : values[by];
    for (const [key, name] of own.length ? own : [weight < 0.1 ? ["apart", kind] : ["", rest]])
      parts.set(key, [name, [...(parts.get(key)?.[1] ?? []), result]]);
  }
  return [...parts.values()];
}

const pagesOf = (n) => `${n} ${n === 1 ? "pagina" : "pagina’s"}`;

/* What was found, in words. */
function outcomeOf(said, lead) {
  const whole = shown.filter((one) => one.whole).length, some = shown.length - whole;
  const total = `${lead}${pagesOf(shown.length)} gevonden`;
  const count = !found.length ? `${said.length ? "" : "Niets gevonden. "}Kies hieronder uit de lijsten.`
    : !shown.length ? `Niets gevonden met deze filters. Zonder filters: ${pagesOf(found.length)} gevonden.`
    : !some ? `${total}.`
    : whole ? `${total}: ${whole} met al uw woorden, ${some} met een deel ervan.`
    : `${total}, geen ervan met al uw woorden.`;
  return [...said, count].join(" ");
}

/* One group: a heading where there are more of them, the first results up to number `at`, and a button for the rest. */
async function group([name, results], first, at) {
  const rows = made("ol"), more = made("button", `Toon meer${name && ` over ${name}`}`), button = made("p", more);
  rows.className = "results";
  more.type = "button";
  async function show(to) {
    const items = await Promise.all(results.slice(rows.children.length, to).map((one) => item(one, name ? "h4" : "h3")));
    rows.append(...items.slice(Math.max(0, rows.children.length + items.length - to)));
    button.hidden = rows.children.length >= results.length;
  }
  more.addEventListener("click", async () => {
    const from = rows.children.length;
    await show(from + atOnce);
    rows.children[from].querySelector("a").focus();
  });
  await show(at < first ? first : first + atOnce * Math.ceil((at + 1 - first) / atOnce));
  return made("section", ...(name ? [made("h3", name, made("small", ` ${pagesOf(results.length)}`))] : []), rows, button);
}

/* Shows the results; `at` is the group and the number of the one that takes the focus. */
async function run(at) {
  const turned = ++turn, question = field.value.trim();
  document.title = question ? `${question} – ${title}` : title;
  filters.hidden = !question;
  outcome.hidden = !question || !list.children.length;
  // The lists to browse wait for the first answers: nobody sees them move.
  document.body.classList.toggle("waiting", question && !list.children.length);
  status.textContent = question && "Bezig met zoeken …";
  if (!question) return;
  try {
    await ready();
    const [results, said, lead] = await answer(question);
    if (turned !== turn) return;
    [found, shown] = [results, results.filter(({ page }) => fits(page))];
    offer();
    const parts = groups(), first = Math.max(3, Math.floor(atOnce / parts.length));
    const single = parts.length === 1 ? "" : undefined;
    const sections = await Promise.all(parts.map(([name, some], number) =>
      group([single ?? name, some], first, number === at?.[0] ? at[1] : 0)));
    if (turned !== turn) return;
    list.replaceChildren(...sections);
    outcome.hidden = !shown.length;
    status.textContent = outcomeOf(said, lead);
  } catch (error) {
    console.error(error);
    status.textContent = "Zoeken lukt nu niet. Laad de pagina opnieuw, of kies hieronder uit de lijsten.";
  } finally {
    if (turned === turn) document.body.classList.remove("waiting");
  }
  // Only what is shown takes the focus.
  if (at) list.children[at[0]]?.querySelectorAll("li")[at[1]]?.querySelector("a").focus();
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  for (const select of choices) {
    const value = asked.get(select.name) ?? "", known = [...select.options].some((option) => option.value === value);
    if (!known && select !== grouping) select.add(new Option(value, value));
    select.value = known || select !== grouping ? value : "";
  }
  filters.open = choices.some((select) => select.value);
  run(history.state?.at);
}

function toAddress() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.pushState(null, "", `?${asked}`);
  run();
}

form.addEventListener("submit", (event) => { event.preventDefault(); toAddress(); });
filters.addEventListener("change", toAddress);
/* The Back button leads to the result that was followed, also where the browser did not keep the page. */
list.addEventListener("click", ({ target }) => {
  const row = target.closest("a") && target.closest("li");
  if (!row) return;
  const at = [[...list.children].indexOf(row.closest("section")), [...row.parentElement.children].indexOf(row)];
  history.replaceState({ at }, "");
});
addEventListener("popstate", fromAddress);
fromAddress();
