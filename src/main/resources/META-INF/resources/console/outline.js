// Another operation, check or plan has other parameters: their fields are fetched as soon as it is chosen.

document.addEventListener("change", ({ target }) => {
  if (!target.matches("select[data-leads]")) return;
  const look = target.form.querySelector("button[name=act][value=look]");
  if (look) target.form.requestSubmit(look);
});
