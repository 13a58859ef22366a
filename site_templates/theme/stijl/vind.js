// Home: narrows the list of municipalities while a visitor types; Enter goes to the only one left.
// Without this script the list stays whole and the form searches the site.
const field = document.querySelector("#vind");
const status = document.querySelector("#gevonden");
const towns = [...document.querySelectorAll(".towns > li")];
const plain = (text) => ` ${text.normalize("NFD").replace(/\p{M}/gu, "")}`.replace(/[^\p{L}\d]+/gu, " ").toLowerCase();

const narrow = () => {
  const wanted = plain(field.value).trimEnd();
  for (const town of towns) town.hidden = !plain(town.textContent).includes(wanted);
  const left = towns.filter((town) => !town.hidden);
  status.textContent = !wanted ? status.dataset.all
    : left.length > 1 ? `${left.length} ${status.dataset.more}` : left.length ? status.dataset.one : status.dataset.none;
  return left;
};

field.addEventListener("input", narrow);
field.form.addEventListener("submit", (event) => {
  const left = narrow();
  if (left.length !== 1) return;
  event.preventDefault();
  location.href = left[0].querySelector("a").href;
});
if (field.value) narrow();
