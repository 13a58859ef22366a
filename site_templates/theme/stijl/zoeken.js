/* The search page. Without this script it leads to the lists; with it, nothing is loaded before the first question.
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
const pages = new Map(), tables = new Map();
let engine, found = [], shown = [], turn = 0;

const fetched = async (unit, name) => (await fetch(new URL(`${unit && `${unit}/`}pagefind/${name}.json`, root))).json();

async function load(unit) {
  const folder = new URL(`${unit && `${unit}/`}pagefind/`, root).pathname;
  if (!unit) engine = (await import(`${folder}pagefind.js`)).createInstance({ basePath: folder, noWorker: true });
  const [table] = await Promise.all([fetched(unit, "paginas"), unit ? engine.mergeIndex(folder) : engine.init()]);
  const names = (ids, kind) => ids.filter((id) => table[kind][id]).map((id) => [`${unit}/${id}`, table[kind][id]]);
  for (const [id, [address, kind, weight, towns, priorities]] of Object.entries(table.paginas)) {
    const owner = [...facets[0].options].find(({ value }) => value && address.startsWith(`${value}/`));
    const about = table.naam && units.length > 1 ? ` (${table.naam})` : "";
    pages.set(id, { address, weight, kind, from: table.naam, values: [
      owner ? [[owner.value, owner.text]] : [],
      names(towns, "gemeenten"),
      names(priorities, "prioriteiten").map(([key, name]) => [key, name + about]),
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

/* For a word that no page has: longer words, the parts of a compound, or the nearest word. */
async function meant(word) {
  const known = (await Promise.all([...tables.keys()].map((unit) => fetched(unit, "woorden")))).flat(), has = new Set(known);
  if (word.length > 3 && known.some((one) => one.startsWith(word))) return [word];
  let best = [], least = word.length < 4 ? 0 : word.length < 10 ? 1 : 2;
  for (const one of known) {
    const far = Math.abs(one.length - word.length) > least ? 9 : distance(word, one);
    if (far < least || (far === least && !best.length)) [best, least] = [[one], far];
  }
  for (let i = 3; i < word.length - 3 && !best.length; i++)
    best = [word.slice(0, i).replace(/s$/, ""), word.slice(i)].filter((one) => one.length > 3 && has.has(one));
  return best;
}

/* Returns the pages for a question, best first, and what was made of it. Pagefind also gives words that merely begin alike;
   these count only where no page has the word itself. */
async function answer(question) {
  const all = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], asked = all.filter((word) => !small.has(word));
  const terms = [], said = [], exactly = async (word) => new Set((await search(`"${word}"`)).map((one) => one.id));
  for (const word of new Set(asked.length ? asked : all)) {
    const ids = await exactly(word), words = ids.size ? [word] : await meant(word);
    for (const one of words) terms.push([one, ids.size ? ids : await exactly(one)]);
    if (words[0] !== word) said.push(`Niets over “${word}”.${words.length ? ` Dit gaat over “${words.join(" ")}”.` : ""}`);
  }
  const scores = new Map();
  async function count(some, times) {
    for (const one of await search(some.map(([word]) => word).join(" "))) {
      const page = pages.get(one.id), before = scores.get(one.id)?.score ?? 0;
      if (page && some.every(([, ids]) => !ids.size || ids.has(one.id)))
        scores.set(one.id, { one, page, score: before + one.score * page.weight * times });
    }
  }
  if (terms.length) await count(terms, 1);
  if (terms.length > 1 && scores.size < 3) for (const term of terms) await count([term], 0.1);
  return [[...scores.values()].sort((a, b) => b.score - a.score || (a.page.address < b.page.address ? -1 : 1)), said];
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

async function item({ one, page }, heading) {
  const { excerpt, meta } = await one.data(), link = made("a", meta.title);
  link.href = new URL(page.address, root);
  const text = excerpt.split(/<mark>(.*?)<\/mark>/).map((piece, i) => {
    const plain = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return i % 2 ? made("mark", plain) : plain;
  });
  const kind = made("p", [page.kind, page.from].filter(Boolean).join(" · "));
  kind.className = "kind";
  return made("li", made(heading, link), kind, made("p", ...text, " …"));
}

/* The results in groups, that of the best result first. What belongs to several groups stands in each of them. */
function groups() {
  const by = facets.findIndex(({ name }) => name === (grouping.value || grouping.dataset.standard));
  const parts = new Map();
  for (const result of shown) {
    const values = by < 0 ? [["", ""]] : result.page.values[by];
    for (const [key, name] of values.length ? values : [["", grouping.options[grouping.selectedIndex].dataset.rest]])
      parts.set(key, [name, [...(parts.get(key)?.[1] ?? []), result]]);
  }
  return [...parts.values()];
}

const pagesOf = (n) => `${n} ${n === 1 ? "pagina" : "pagina’s"}`;

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
    const [results, said] = await answer(question);
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
    const count = shown.length ? `${pagesOf(shown.length)} gevonden.` : "Niets gevonden. Kies hieronder uit de lijsten.";
    status.textContent = [...said, count].join(" ");
  } catch (error) {
    console.error(error);
    status.textContent = "Zoeken lukt nu niet. Probeer het later opnieuw, of kies hieronder uit de lijsten.";
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
