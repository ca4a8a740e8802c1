// Addresses stay short enough to be read and shared: an empty field of the filter says nothing.

document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of Object.entries(detail.parameters)) {
    if (value === "") delete detail.parameters[name];
  }
});

// a session that has ended answers with the sign-in page, which has no list to put in place
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.status >= 400 || !xhr.responseText.includes('id="results"')) {
    event.preventDefault();
    location.assign(event.detail.requestConfig.elt.action || location.href);
  }
});
