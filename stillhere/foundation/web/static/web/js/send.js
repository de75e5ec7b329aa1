// A form is sent once; without a signal its words stay on the page, and the page says so.
// The service worker answers a POST that found no server with "stay here" and tells us.
let sending = null;

function release() {
  for (const button of document.querySelectorAll("button[data-sent]")) {
    button.disabled = false;
    delete button.dataset.sent;
  }
  sending = null;
}

function unsent(form) {
  release();
  form.querySelector("[data-unsent]")?.remove();
  const note = document.getElementById("unsent")?.content.firstElementChild?.cloneNode(true);
  if (!note) return;
  note.dataset.unsent = "";
  form.prepend(note);
  note.scrollIntoView({ block: "center" });
  note.focus({ preventScroll: true });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || form.closest(".hides")) return;
  if ("file" in form.dataset) return; // what comes is a file: the page stays
  if (sending === form) {
    event.preventDefault();
    return;
  }
  if (!navigator.onLine) {
    event.preventDefault();
    unsent(form);
    return;
  }
  sending = form;
  // After this turn, so that the pressed button's own value still travels.
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      button.disabled = true;
      button.dataset.sent = "";
    }
  });
});

navigator.serviceWorker?.addEventListener("message", (event) => {
  if (event.data === "unsent" && sending) unsent(sending);
});

addEventListener("pageshow", release);
