"use strict";
const form = document.querySelector("form");
const { search, domain, status, retry } = form.elements;
const rows = new Map([...document.querySelectorAll("tr[data-of]")].map((row) => [row.dataset.of, row]));
const sections = [...document.querySelectorAll("main > section")];
const entries = [...document.querySelectorAll("article")].map((article) => ({
  article,
  row: rows.get(article.id),
  text: [...article.querySelectorAll("h3, p, dd")].map((part) => part.textContent).join(" ").toLowerCase(),
}));

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { article, row, text } of entries) {
    const fits =
      words.every((word) => text.includes(word)) &&
      (!domain.value || article.dataset.domain === domain.value) &&
      (!status.value || article.dataset.status.split(" ").includes(status.value)) &&
      (!retry.value || article.dataset.retry === retry.value);
    article.hidden = row.hidden = !fits;
    shown += fits;
  }
  for (const section of sections) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  form.querySelector("output").value = `${shown} of ${entries.length} errors`;
}

/** A link leads to its error, whatever is filtered. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    form.reset();
    filter();
    target.scrollIntoView();
  }
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
addEventListener("hashchange", reveal);
filter();
