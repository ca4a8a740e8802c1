// F8 leads to the cell of the next problem in the panel, Shift+F8 to the one before; Enter then opens the form of its row.

const links = document.querySelectorAll("#problems a[href*='&at=']");
const places = [...new Set([...links].map((link) => link.href))];
const here = places.findIndex((place) => new URL(place).search === location.search);

function next(step) {
  if (here < 0) return step > 0 ? 0 : places.length - 1;
  return (here + step + places.length) % places.length;
}

function focusRow() {
  document.getElementById(location.hash.slice(1))?.querySelector("th a")?.focus({ preventScroll: true });
}

if (places.length > 0) {
  document.getElementById("problem-keys").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    location.assign(places[next(event.shiftKey ? -1 : 1)]);
    // where there is one problem only, and the page is there already
    focusRow();
  });
  // later than the browser itself, which takes the focus away when it goes to the row
  if (here >= 0) addEventListener("load", () => requestAnimationFrame(focusRow));
}
