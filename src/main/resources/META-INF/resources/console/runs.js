// Keeps the parts of a page up to date that say so with data-live: each is replaced in its place, unless somebody is in it or has typed into it.

const EVERY = 2_000;
const live = () => [...document.querySelectorAll("[data-live][id]")];
const busy = (part) => part.contains(document.activeElement)
  || [...part.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);

function renew(news) {
  for (const part of live()) {
    const fresh = news.getElementById(part.id);
    if (fresh && !busy(part) && fresh.outerHTML !== part.outerHTML) part.replaceWith(document.importNode(fresh, true));
  }
}

async function look() {
  if (document.hidden || !live().length) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // the next look may find the service again
  }
}

if (live().length) {
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
}
