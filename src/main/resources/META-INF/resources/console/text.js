// A text that is edited for long: a problem leads to its line, and what was typed outlives a lost session or a closed tab.

const area = document.querySelector("textarea[data-keep]");
const key = `wk-text ${area.dataset.keep}`;
const note = document.getElementById("kept");

function lineAt(number) {
  const lines = area.value.split("\n");
  const from = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  return [from, from + (lines[number - 1] ?? "").length];
}

function show(number) {
  area.focus();
  area.setSelectionRange(...lineAt(number));
  area.scrollTop = Math.max(0, number - 4) * parseFloat(getComputedStyle(area).lineHeight);
}

function kept() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // storage that is full or forbidden keeps nothing, and nothing else suffers
  }
}

for (const link of document.querySelectorAll("a[data-line]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show(Number(link.dataset.line));
  });
}

const before = kept();
if (before === area.value) keep(null);
else if (before !== null) {
  note.hidden = false;
  note.querySelector("button").addEventListener("click", () => {
    area.value = before;
    note.hidden = true;
    area.focus();
  });
}
area.addEventListener("input", () => keep(area.value));
