// Quick exit: the button, the skip link, or Shift three times. Blank first, everything else after.
const COOKIES = ["open", "__Host-open"];
const SHIFTS = 3;
const WITHIN_MS = 5000;

function closeDoor() {
  for (const name of COOKIES) {
    const secure = name.startsWith("__Host-") ? "; Secure" : "";
    document.cookie = `${name}=; Path=/; Max-Age=0; SameSite=Lax${secure}`;
  }
}

export function hide() {
  const to = document.querySelector("still-hide")?.dataset.to ?? "about:blank";
  document.documentElement.replaceChildren();
  closeDoor();
  try {
    fetch("/w/x", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  } finally {
    location.replace(to);
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-hide]")) return;
  event.preventDefault();
  hide();
});

let shifts = [];
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    shifts = [];
    return;
  }
  shifts = [...shifts, Date.now()].filter((at) => Date.now() - at < WITHIN_MS);
  if (shifts.length >= SHIFTS) hide();
});

// A page that the back button brings back from memory is fetched anew.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.documentElement.classList.add("covered");
  location.reload();
});
