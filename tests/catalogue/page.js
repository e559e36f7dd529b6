// The page in a browser: search, filters, deep links, keyboard, no fault of accessibility.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(resolve("node_modules/axe-core/axe.min.js"), "utf8");
const url = (name) => pathToFileURL(resolve(`out/${name}.html`)).href;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

/** A page that fails on whatever the console says, and on any request but its own. */
async function open(name, { hash = "", width = 1280, scheme = "light", script = true } = {}) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) said.push(`requested ${request.url()}`);
  });
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(url(name) + hash);
  page.said = said;
  return page;
}

const shown = (page) =>
  page.$$eval("article:not([hidden]) h3 a", (links) => links.map((link) => link.textContent));
const count = (page) => page.$eval("output", (output) => output.value);

// Search and filters.
let page = await open("errors");
const all = (await shown(page)).length;
assert.equal(await count(page), `${all} of ${all} errors`);
await page.type("input[name=search]", "budget EXCEEDED");
assert.deepEqual(await shown(page), ["SESSION_BUDGET_EXCEEDED"]);
assert.equal(await count(page), `1 of ${all} errors`);
assert.equal((await page.$$("tr[data-of]:not([hidden])")).length, 1);
await page.click("button[type=reset]");
await page.waitForFunction((text) => document.querySelector("output").value === text, {}, `${all} of ${all} errors`);
await page.select("select[name=domain]", "session.arbiter.example");
await page.select("select[name=status]", "429");
assert.deepEqual(await shown(page), ["SESSION_BUDGET_EXCEEDED", "SESSION_RATE_LIMITED", "TOO_MANY_SESSIONS"]);
await page.select("select[name=retry]", "no");
assert.deepEqual(await shown(page), ["SESSION_BUDGET_EXCEEDED"]);

// A link leads to its error, even one that is filtered out.
await page.evaluate(() => { location.hash = "#TASK_NOT_FOUND"; });
await page.waitForFunction(() => !document.getElementById("task-not-found").hidden);
const inView = (page, id) =>
  page.$eval(`[id="${id}"]`, (part) => {
    const { top } = part.closest("article").getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
await page.waitForFunction(() => document.getElementById("task-not-found").getBoundingClientRect().top < innerHeight);
assert.ok(await inView(page, "TASK_NOT_FOUND"));
assert.deepEqual(page.said, []);
await page.close();

for (const hash of ["#SESSION_EXPIRED", "#session-expired"]) {
  page = await open("errors", { hash });
  assert.ok(await inView(page, hash.slice(1)), hash);
  await page.close();
}

// By keyboard alone: the first stop leads past the filters, and the search is the second.
page = await open("errors");
const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.name);
await page.keyboard.press("Tab");
assert.equal(await focused(), "Skip to the errors");
await page.keyboard.press("Tab");
assert.equal(await focused(), "search");
await page.keyboard.type("mismatch");
assert.deepEqual(await shown(page), ["AGENT_MISMATCH"]);
await page.close();

// Without JavaScript all errors are there, and no search that does nothing.
page = await open("errors", { script: false });
assert.equal((await page.$$("article")).length, all);
assert.equal(await page.$eval("form", (form) => form.checkVisibility()), false);
await page.close();

// No fault by axe, wide and narrow, light and dark; nothing is wider than the window.
for (const name of ["errors", "catalogue"]) {
  for (const width of [1280, 360]) {
    for (const scheme of ["light", "dark"]) {
      page = await open(name, { width, scheme });
      await page.screenshot({ path: `out/${name}-${width}-${scheme}.png` });
      await page.evaluate(axe);
      // Off screen, `content-visibility` renders nothing, and axe would see no colours.
      await page.addStyleTag({ content: "article { content-visibility: visible !important }" });
      const { violations } = await page.evaluate(() => axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], `${name} ${width} ${scheme}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name} ${width}: ${overflow} px too wide`);
      assert.deepEqual(page.said, []);
      await page.close();
    }
  }
}

// In print there is everything but the filters.
page = await open("catalogue");
await page.emulateMediaType("print");
assert.equal(await page.$eval("form", (form) => form.checkVisibility()), false);
await page.pdf({ path: "out/catalogue.pdf" });
await page.close();

// 1,000 errors: from load to a filtered list.
const start = performance.now();
page = await open("thousand");
const loaded = performance.now();
const filtered = await page.evaluate(() => {
  const start = performance.now();
  const search = document.querySelector("input[name=search]");
  search.value = "case 77";
  search.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
});
assert.equal(await count(page), "19 of 1000 errors");
const kilobytes = Math.round(statSync("out/thousand.html").size / 1024);
console.log(`page of 1,000 errors: ${kilobytes} KiB, loaded in ${Math.round(loaded - start)} ms, filtered in ${Math.round(filtered)} ms`);
await browser.close();
console.log("page: passed");
