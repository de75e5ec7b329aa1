// Quick exit: the button, the skip link, or Shift three times. Blank first, everything else after.
// No module: it runs before anything is shown, so that "back" after a quick exit shows nothing.
(() => {
  const COOKIES = ["open", "__Host-open"];
  const SHIFTS = 3;
  const WITHIN_MS = 5000;
  const GONE = "gone"; // kept until this tab closes or comes here again: that it left, no more

  const others = "BroadcastChannel" in self ? new BroadcastChannel("hide") : null;

  // This script stands in the head and names where to go: the foot may not be there yet.
  const to = document.currentScript?.dataset.to ?? "about:blank";
  const leave = () => location.replace(to);

  function closeDoor() {
    for (const name of COOKIES) {
      const secure = name.startsWith("__Host-") ? "; Secure" : "";
      document.cookie = `${name}=; Path=/; Max-Age=0; SameSite=Lax${secure}`;
    }
  }

  function remember() {
    try {
      sessionStorage.setItem(GONE, "1");
    } catch {
      // Storage is switched off: then the lock alone keeps things closed.
    }
  }

  function hasGone() {
    try {
      return sessionStorage.getItem(GONE) !== null;
    } catch {
      return false;
    }
  }

  // The same in every tab of this browser; only the first one tells the server.
  function hide({ first = true } = {}) {
    window.stop(); // nothing that is on its way may bring this page back
    document.documentElement.replaceChildren();
    closeDoor();
    remember();
    try {
      if (!first) return;
      others?.postMessage("hide");
      fetch("/w/x", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
    } finally {
      leave();
    }
  }

  others?.addEventListener("message", () => hide({ first: false }));

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-hide]")) return;
    event.preventDefault();
    hide();
  });

  let shifts = [];
  addEventListener("pointerdown", () => (shifts = [])); // Shift with a click means to choose
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      shifts = [];
      return;
    }
    shifts = [...shifts, Date.now()].filter((at) => Date.now() - at < WITHIN_MS);
    if (shifts.length >= SHIFTS) hide();
  });

  function goneAgain() {
    document.documentElement.style.visibility = "hidden";
    leave();
  }

  document.documentElement.classList.add("scripted");

  // Only an address that is opened anew is coming here on purpose.
  const OLDER = ["navigate", "reload", "back_forward"]; // Safari before 15 knows numbers only
  const how = performance.getEntriesByType("navigation")[0]?.type ?? OLDER[performance.navigation?.type];
  if (hasGone()) {
    if (how === "navigate") sessionStorage.removeItem(GONE);
    else goneAgain();
  }

  // A page that the back button brings back from memory is fetched anew.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.classList.add("covered");
    if (hasGone()) leave();
    else location.reload();
  });
})();
