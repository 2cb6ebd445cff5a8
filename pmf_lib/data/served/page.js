// A served notebook's own script: says when it is open and when its session is lost, and ends
// the session when the page goes.
(() => {
  "use strict";
  const EVERY = 1500;
  const PATIENCE = 1500;
  const LOST =
    "The connection to this page's session was lost. What was saved is kept. Open the page again.";
  const PENDING = 'script[type="application/vnd.voila.cell-output+json"]';
  const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const state = document.getElementById("pmf-state");
  const cells = document.getElementById("pmf-cells");
  const session = config.kernelId;
  let missed = 0;
  if (!session) {
    state.replaceChildren();
    document.body.dataset.state = "none";
    return;
  }

  function opened() {
    const waiting = cells.querySelector(PENDING);
    const empty = cells.querySelector(".jp-OutputArea-output:empty");
    // Voila hangs an empty shell of JupyterLab's below the page, under a name the page has already.
    const outputs = [...cells.querySelectorAll(".jp-OutputArea-output")];
    const drawn = outputs.every((output) => output.textContent !== "Loading widget...");
    const shell = document.querySelector("body > .jp-LabShell");
    if (waiting || empty || !drawn || !shell) return;
    shell.id = "voila-shell";
    watcher.disconnect();
    state.replaceChildren();
    document.body.dataset.state = "open";
  }

  function lose() {
    clearInterval(pulse);
    watcher.disconnect();
    const words = document.createElement("p");
    words.textContent = LOST;
    state.replaceChildren();
    document.getElementById("pmf-lost").replaceChildren(words);
    document.body.dataset.state = "lost";
  }

  async function beat() {
    try {
      const answer = await fetch(`/api/kernels/${session}`, {
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      missed = answer.status === 404 ? 2 : 0;
    } catch (error) {
      // A busy machine answers late; one that is gone does not answer at all.
      missed += error.name === "TimeoutError" ? 0.25 : 1;
    }
    if (missed >= 2) lose();
  }

  // Voila would end the session at `beforeunload`, which also comes with a download and with a
  // departure that its reader calls off.
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation());
  window.addEventListener("pagehide", () => {
    const form = new FormData();
    form.append("_xsrf", (document.cookie.match("\\b_xsrf=([^;]*)\\b") || ["", ""])[1]);
    navigator.sendBeacon(`/voila/api/shutdown/${session}`, form);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) beat();
  });

  const watcher = new MutationObserver(opened);
  watcher.observe(document.body, { childList: true, subtree: true });
  const pulse = setInterval(beat, EVERY);
  opened();
})();
