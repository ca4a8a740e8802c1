// Addresses stay short enough to be read and shared: an empty field of the filter says nothing.

document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of Object.entries(detail.parameters)) {
    if (value === "") delete detail.parameters[name];
  }
});

// A session that has ended answers with the sign-in page, which has no part to put in place: it is gone to. What looks for news
// by itself and is answered with an error keeps what it shows, and looks again.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  const asked = requestConfig.elt;
  const part = asked.getAttribute("hx-select");
  const failed = xhr.status >= 400;
  if (failed ? !asked.action : new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector(part)) return;
  event.preventDefault();
  location.assign(asked.action || location.href);
});
