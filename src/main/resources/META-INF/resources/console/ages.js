// Keeps relative ages true while a page stands open, and tells the server the browser's time zone, which no header does.

const UNITS = [86400, 3600, 60, 1];
const words = document.body.dataset.units.split("|");

function span(seconds) {
  const unit = UNITS.findIndex((length) => seconds >= length);
  return unit < 0 ? `0 ${words.at(-1)}` : `${Math.floor(seconds / UNITS[unit])} ${words[unit]}`;
}

export function refreshAges() {
  for (const time of document.querySelectorAll("time[data-age]")) {
    const text = span(Math.max(0, (Date.now() - Date.parse(time.dateTime)) / 1000));
    if (time.textContent !== text) time.textContent = text;
  }
}

function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === "https:" ? "; secure" : "";
  if (zone) document.cookie = `wk-zone=${encodeURIComponent(zone)}; path=/; max-age=34560000; samesite=lax${secure}`;
}

document.documentElement.classList.add("scripted");
tellZone();
setInterval(refreshAges, 15_000);
