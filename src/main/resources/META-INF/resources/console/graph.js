// A drawing that is edited, inside [data-graph]. Links select and forms edit as they do without script; with it the page stays where it is.
// What has data-drag is dragged onto what has data-drop: form[data-drop-form] is sent with both in its fields [data-dragged] and [data-onto].
// By touch the dots ([data-drag] outside of links) are dragged, all else scrolls. A dot that is only tapped selects.
// Ctrl+Z and Ctrl+Y press [data-undo] and [data-redo], arrow keys go from link to link of the drawing, form[data-try] is answered while one types.

const EVERY = 400;
const FAR = 5;
const EDGE = 40;
const STEP = 12;
const graph = () => document.querySelector("[data-graph]");
/** One after the other: what was asked for last is shown last. */
let turn = Promise.resolve();
const inTurn = (act) => { turn = turn.then(act, act); };
const inside = (element) => Boolean(element.closest?.("[data-graph]"));
const typing = (element) => Boolean(element.closest?.("input, textarea, select"));

async function page(address, options) {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, ...options });
  const news = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!news.querySelector("[data-graph]")) location.assign(answer.url);
  return { news, answer };
}

/** The new page in the place of the old one; who looked at a part of the drawing still does. */
function show({ news, answer }) {
  const fresh = news.querySelector("[data-graph]");
  if (!fresh) return;
  const before = graph().querySelector(".scroll");
  const focused = document.activeElement?.id;
  document.getElementById("main").replaceChildren(...news.getElementById("main").children);
  document.title = news.title;
  if (answer.ok) history.replaceState(null, "", answer.url);
  graph().querySelector(".scroll")?.scrollTo(before?.scrollLeft ?? 0, before?.scrollTop ?? 0);
  const again = (id) => id && document.getElementById(id);
  (document.querySelector("[role=alert][tabindex]") || again(focused) || again("selected"))?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || !inside(link) || !link.hasAttribute("data-here") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  inTurn(async () => show(await page(link.href?.baseVal ?? link.href)));
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!inside(form) || form.method !== "post") return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  inTurn(async () => show(await page(form.action, { method: "POST", body })));
});

// what is typed to be tried shows at once, and nothing else moves
let waiting = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-try]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => inTurn(async () => {
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    const { news } = await page(address);
    for (const part of document.querySelectorAll("[data-lit][id]")) {
      const fresh = news.getElementById(part.id);
      if (fresh) part.replaceWith(document.importNode(fresh, true));
    }
    history.replaceState(null, "", address);
  }), EVERY);
});

document.addEventListener("keydown", (event) => {
  if (!graph()) return;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y") && !typing(event.target)) {
    event.preventDefault();
    graph().querySelector(key === "y" || event.shiftKey ? "[data-redo]" : "[data-undo]")?.click();
  } else if (event.key.startsWith("Arrow") && event.target.closest?.("svg a")) {
    event.preventDefault();
    nearest(event.target.closest("a"), event.key)?.focus();
  }
});

/** The link that lies in the direction of the key: near beats straight. */
function nearest(from, key) {
  const [across, along] = key === "ArrowUp" || key === "ArrowDown" ? ["x", "y"] : ["y", "x"];
  const sign = key === "ArrowUp" || key === "ArrowLeft" ? -1 : 1;
  const middle = (link) => {
    const box = link.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const here = middle(from);
  const far = (link) => (middle(link)[along] - here[along]) * sign + 2 * Math.abs(middle(link)[across] - here[across]);
  return [...from.ownerSVGElement.querySelectorAll("a")]
    .filter((link) => (middle(link)[along] - here[along]) * sign > FAR)
    .sort((one, other) => far(one) - far(other))[0];
}

let drag = null;
const target = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]");

/** A finger that drags cannot scroll: at the edge of what is seen the drawing goes on. */
function follow() {
  if (!drag) return;
  const { scroll, at, far } = drag;
  const box = scroll?.getBoundingClientRect();
  if (box && far) {
    const near = (value, low, high) => (value < low + EDGE ? -STEP : value > high - EDGE ? STEP : 0);
    scroll.scrollBy(near(at.clientX, box.left, box.right), near(at.clientY, box.top, box.bottom));
    place(2, at);
  }
  requestAnimationFrame(follow);
}

function start(grip, event) {
  const svg = grip.ownerSVGElement;
  const line = svg.appendChild(document.createElementNS(svg.namespaceURI, "line"));
  line.setAttribute("class", "rubber");
  drag = { grip, svg, line, scroll: event.pointerType === "mouse" ? null : svg.closest(".scroll"), x: event.clientX, y: event.clientY, at: event, far: false };
  requestAnimationFrame(follow);
}

function place(end, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drag.svg.getScreenCTM().inverse());
  drag.line.setAttribute(`x${end}`, at.x);
  drag.line.setAttribute(`y${end}`, at.y);
}

function mark(element) {
  for (const marked of drag.svg.querySelectorAll(".target")) marked.classList.remove("target");
  element?.classList.add("target");
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-drag]");
  const scrolls = event.pointerType === "touch" && grip?.closest("a");
  if (!grip || scrolls || event.button !== 0 || !inside(grip)) return;
  start(grip, event);
  place(1, event);
  place(2, event);
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  drag.at = event;
  drag.far ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > FAR;
  place(2, event);
  mark(target(event));
});

function end(event) {
  if (!drag) return;
  const { grip, line, far, svg } = drag;
  const onto = event.type === "pointerup" && far ? target(event) : null;
  mark(null);
  line.remove();
  drag = null;
  if (!far && event.type === "pointerup" && !grip.closest("a")) {
    svg.querySelector(`a[data-drag="${CSS.escape(grip.dataset.drag)}"]`)?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  const form = graph().querySelector("form[data-drop-form]");
  if (!onto || !form) return;
  form.querySelector("[data-dragged]").value = grip.dataset.drag;
  form.querySelector("[data-onto]").value = onto.dataset.drop;
  form.requestSubmit();
}

document.addEventListener("pointerup", end);
// Chromium scrolls by whatever is touched in a drawing unless a listener says no, whatever touch-action says
if (graph()) {
  const dot = (event) => inside(event.target) && event.target.closest("[data-drag]") && !event.target.closest("a");
  document.addEventListener("touchstart", (event) => dot(event) && event.preventDefault(), { passive: false });
}
document.addEventListener("pointercancel", end);
// a browser would drag the address of a link
document.addEventListener("dragstart", (event) => inside(event.target) && event.preventDefault());
