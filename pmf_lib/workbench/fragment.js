/* Shows the HTML that the library made, and tells it which button was pressed or field changed. */

const fieldsOf = (place) =>
  Object.fromEntries(
    [...(place.closest("form") ?? document.createElement("form")).elements]
      .filter((field) => field.name && field.tagName !== "BUTTON")
      .map((field) => [field.name, field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value]),
  );

// JupyterLab says in its page where it lies; the served pages lie beside the finished quarters.
const lab = () => {
  const said = document.getElementById("jupyter-config-data");
  const config = said ? JSON.parse(said.textContent) : {};
  return config.appName === "JupyterLab" ? (config.baseUrl ?? "/") : "";
};

function draw(page, html) {
  const active = page.contains(document.activeElement) ? document.activeElement : null;
  const held = active ? active.id : "";
  // What is being typed while the rest is drawn anew is not told yet, and must not be lost.
  const typing = active?.matches("input[type=text], textarea") && active.value !== active.defaultValue;
  const opened = new Set([...page.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  page.innerHTML = html;
  for (const summary of page.querySelectorAll("details > summary")) {
    if (opened.has(summary.textContent)) summary.parentElement.open = true;
  }
  if (lab()) {
    for (const link of page.querySelectorAll("a[data-lab]")) link.href = lab() + link.dataset.lab;
  }
  const problem = page.querySelector("[data-focus]");
  if (problem) problem.focus();
  else if (held) {
    const again = document.getElementById(held);
    again?.focus({ preventScroll: true });
    if (typing && again) {
      again.value = active.value;
      again.setSelectionRange(active.selectionStart, active.selectionEnd);
    }
  }
  page.dataset.drawn = String(Number(page.dataset.drawn ?? 0) + 1);
}

function render({ model, el }) {
  const page = document.createElement("div");
  const live = document.createElement("p");
  page.className = "pmf pmf-screen";
  live.className = "pmf-unseen";
  live.setAttribute("role", "status");
  el.append(page, live);
  const tell = (what) => model.send(what);
  page.addEventListener("submit", (event) => event.preventDefault());
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-press]");
    if (!button) return;
    tell({ press: button.dataset.press, value: button.dataset.value ?? "", values: fieldsOf(button) });
  });
  page.addEventListener("change", (event) => {
    const field = event.target;
    const what = "atOnce" in field.dataset ? "press" : "put";
    tell({ [what]: field.name, value: fieldsOf(field)[field.name] ?? "", values: fieldsOf(field) });
  });
  page.addEventListener("keydown", (event) => {
    // Lines are sent by their button alone; and JupyterLab must not take keys for its own.
    if (event.target.matches("input, textarea, select")) event.stopPropagation();
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  const drawn = () => draw(page, model.get("html"));
  const said = () => (live.textContent = model.get("said"));
  model.on("change:html", drawn);
  model.on("change:said", said);
  drawn();
  said();
}

export default { render };
