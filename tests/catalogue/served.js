// The page as the servers send it: their policy allows its script and its style, and nothing is said
// on the console.
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
for (const [name, url, word, found] of [
  ["gateway", process.argv[2], "budget", ["SESSION_BUDGET_EXCEEDED"]],
  ["a2a", process.argv[3], "cancelable", ["TASK_NOT_CANCELABLE"]],
]) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.setViewport({ width: 1280, height: 900 });
  const response = await page.goto(url);
  assert.match(response.headers()["content-security-policy"], /^default-src 'none'; /);
  // A style that the policy refuses leaves the body its margin.
  assert.equal(await page.$eval("body", (body) => getComputedStyle(body).margin), "0px");
  await page.screenshot({ path: `out/served-${name}.png` });
  await page.type("input[name=search]", word);
  const shown = await page.$$eval("article:not([hidden]) h3 a", (links) => links.map((link) => link.textContent));
  assert.deepEqual(shown, found);
  // What is not the page's own does not run.
  assert.deepEqual(said, []);
  const ran = await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement("script"), { textContent: "window.foreign = true" }));
    return "foreign" in window;
  });
  assert.equal(ran, false);
  assert.match(String(said), /Content Security Policy/);
  await page.close();
}
await browser.close();
console.log("served: passed");
