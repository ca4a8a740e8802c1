// Looks for news of the list while the tab is seen. What changed in a row is shown in its place; rows never move by themselves:
// when some come, go or change places, a bar offers the new list.

const EVERY = 10_000;
const list = () => document.getElementById("results");
const bar = document.getElementById("fresh");
let waiting = null;

const rows = (results) => [...results.querySelectorAll("tr[id]")];
const order = (results) => rows(results).map((row) => row.id).join();

function offer(text, address) {
  bar.textContent = text;
  bar.href = address;
  bar.hidden = false;
}

function updateInPlace(news) {
  for (const row of rows(news)) {
    const shown = document.getElementById(row.id);
    if (shown && shown.dataset.version !== row.dataset.version && !shown.contains(document.activeElement)) {
      shown.replaceWith(document.importNode(row, true));
    }
  }
  for (const count of news.ownerDocument.querySelectorAll("#summary, [id^='count-']")) {
    document.getElementById(count.id)?.replaceChildren(...count.childNodes);
  }
}

function compare(news) {
  const known = new Set(rows(list()).map((row) => row.id));
  const fresh = rows(news).filter((row) => !known.has(row.id)).length;
  const moved = order(news) !== order(list());
  updateInPlace(news);
  waiting = moved ? news : null;
  if (moved) offer(fresh ? bar.dataset.fresh.replace("%", fresh) : bar.dataset.changed, location.href);
  else bar.hidden = true;
}

async function look() {
  if (document.hidden || !list()) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const news = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("results");
    if (news) compare(news);
    else if (answer.redirected) offer(bar.dataset.signedOut, location.href);
    else offer(bar.dataset.stale, location.href);
  } catch {
    offer(bar.dataset.stale, location.href);
  }
}

function show(event) {
  if (!waiting || !list()) return;
  event.preventDefault();
  list().replaceWith(document.importNode(waiting, true));
  waiting = null;
  bar.hidden = true;
  document.getElementById("main").focus({ preventScroll: true });
}

if (bar) {
  bar.addEventListener("click", show);
  document.addEventListener("htmx:afterSwap", () => { waiting = null; bar.hidden = true; });
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
}
