/* Shows the HTML that the library made, and tells it which button was pressed or field changed. */

const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value);

function fill(field, value) {
  if (field.type === "checkbox") field.checked = value === "yes";
  else if (field.value !== value) field.value = value;
}

const fieldsOf = (place) =>
  Object.fromEntries(
    [...(place.closest("form") ?? document.createElement("form")).elements]
      .filter((field) => field.name && field.tagName !== "BUTTON")
      .map((field) => [field.name, valueOf(field)]),
  );

// JupyterLab says in its page where it lies; the served pages lie beside the finished quarters.
const lab = () => {
  const said = document.getElementById("jupyter-config-data");
  const config = said ? JSON.parse(said.textContent) : {};
  return config.appName === "JupyterLab" ? (config.baseUrl ?? "/") : "";
};

// What a person has changed and the drawing cannot know yet: by field, its value and the number of
// the message that told of it (none yet: beyond every number).
function unheard(model) {
  const edits = new Map();
  let told = model.get("heard");
  return {
    note: (field) => edits.set(field.id, { value: valueOf(field), told: Infinity }),
    tell: (what) => {
      told += 1;
      for (const edit of edits.values()) edit.told = Math.min(edit.told, told);
      model.send({ ...what, told });
    },
    heard: () => {
      for (const [id, edit] of edits) if (edit.told <= model.get("heard")) edits.delete(id);
    },
    restore: (page) => {
      for (const [id, { value }] of edits) {
        const field = document.getElementById(id);
        if (field && page.contains(field)) fill(field, value);
      }
    },
  };
}

function draw(page, html, edits) {
  const active = page.contains(document.activeElement) ? document.activeElement : null;
  const held = active ? active.id : "";
  const opened = new Set([...page.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  page.innerHTML = html;
  for (const summary of page.querySelectorAll("details > summary")) {
    if (opened.has(summary.textContent)) summary.parentElement.open = true;
  }
  if (lab()) {
    for (const link of page.querySelectorAll("a[data-lab]")) link.href = lab() + link.dataset.lab;
  }
  edits.restore(page);
  const problem = page.querySelector("[data-focus]");
  if (problem) problem.focus();
  else if (held) {
    const again = document.getElementById(held);
    again?.focus({ preventScroll: true });
    if (again?.matches("input[type=text], textarea")) {
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
  const edits = unheard(model);
  page.addEventListener("submit", (event) => event.preventDefault());
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-press]");
    if (!button) return;
    edits.tell({ press: button.dataset.press, value: button.dataset.value ?? "", values: fieldsOf(button) });
  });
  page.addEventListener("input", (event) => edits.note(event.target));
  page.addEventListener("change", (event) => {
    const field = event.target;
    const value = valueOf(field);
    edits.note(field);
    if ("atOnce" in field.dataset) edits.tell({ press: field.name, value, values: fieldsOf(field) });
    else edits.tell({ put: field.name, value, values: { [field.name]: value } });
  });
  page.addEventListener("keydown", (event) => {
    // Lines are sent by their button alone; and JupyterLab must not take keys for its own.
    if (event.target.matches("input, textarea, select")) event.stopPropagation();
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  const drawn = () => draw(page, model.get("html"), edits);
  const said = () => (live.textContent = model.get("said"));
  model.on("change:heard", edits.heard);
  model.on("change:html", drawn);
  model.on("change:said", said);
  drawn();
  said();
}

export default { render };
