// The list of actions: shows what fits the choices, keeps them in the address and counts again.
// Without this script the whole list stays, and links lead to lists made beforehand.
const form = document.querySelector(".filters");
const found = document.querySelector("#gevonden");
const selects = [...form.querySelectorAll("select")];
const rows = [...document.querySelectorAll(".narrowed .rows > li")];
const boxes = [...document.querySelectorAll(".narrowed")];
const { one, more, of } = form.dataset;

const fits = (row) => selects.every(({ name, value }) => !value || (row.dataset[name] ?? "").split(" ").includes(value));

const show = () => {
  for (const row of rows) row.hidden = !fits(row);
  for (const box of boxes) {
    const left = box.querySelectorAll(".rows > li:not([hidden])").length;
    if (box.matches("section, .narrowed .narrowed")) box.hidden = !left;
    const count = box.querySelector(":scope > p > .count");
    if (count) count.textContent = `${left} ${left === 1 ? one : more}`;
  }
  const left = rows.filter((row) => !row.hidden).length;
  found.textContent = selects.some((select) => select.value) ? `${left} ${of} ${rows.length} ${rows.length === 1 ? one : more}` : "";
};

// A choice that an old address names and that is no longer there counts as no choice.
const read = () => {
  const chosen = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = chosen.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  form.parentElement.open ||= selects.some((select) => select.value);
  show();
};

const write = () => {
  const chosen = new URLSearchParams(selects.filter((select) => select.value).map(({ name, value }) => [name, value]));
  const address = chosen.size ? `?${chosen}` : location.pathname;
  if (chosen.toString() !== location.search.slice(1)) history.pushState(null, "", address);
  show();
};

form.addEventListener("change", write);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const select of selects) select.value = "";
  write();
});
addEventListener("popstate", read);
read();
