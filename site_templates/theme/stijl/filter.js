// The list of actions: shows what fits the choices, keeps them in the address and counts again.
// Without this script the whole list stays, and links lead to lists made beforehand.
const form = document.querySelector(".filters");
const found = document.querySelector("#gevonden");
const selects = [...form.querySelectorAll("select")];
const rows = [...document.querySelectorAll(".narrowed .rows > li")];
const boxes = [...document.querySelectorAll(".narrowed")];
const { one, more, of } = form.dataset;
const panel = form.parentElement;
const summary = panel.querySelector("summary");
const unfiltered = summary.textContent;
const beside = document.querySelector("#bij-de-lijst");
const below = document.querySelector("#onder-de-lijst");

const chosen = () => selects.filter((select) => select.value);

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
  const names = chosen().map((select) => select.selectedOptions[0].text);
  found.textContent = names.length ? `${left} ${of} ${rows.length} ${rows.length === 1 ? one : more}` : "";
  summary.textContent = names.length ? `${summary.dataset.chosen} ${names.join(", ")}. ${summary.dataset.change}` : unfiltered;
  // On a phone what was asked for comes first; what belongs to the whole list follows.
  if (names.length) below.append(beside);
  else found.after(beside);
};

// A choice that an old address names and that is no longer there counts as no choice.
const read = () => {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = asked.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  show();
};

const write = () => {
  const asked = new URLSearchParams(chosen().map(({ name, value }) => [name, value]));
  const address = asked.size ? `?${asked}` : location.pathname;
  if (asked.toString() !== location.search.slice(1)) history.pushState(null, "", address);
  show();
};

form.addEventListener("change", write);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  panel.open = false;
  summary.focus();
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const select of selects) select.value = "";
  write();
});
addEventListener("popstate", read);
read();
