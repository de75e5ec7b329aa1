// A tab in the background shows nothing, also in the phone's list of open apps.
const cover = () => {
  document.documentElement.classList.toggle("covered", document.visibilityState === "hidden");
};

document.addEventListener("visibilitychange", cover);
addEventListener("pagehide", () => document.documentElement.classList.add("covered"));
cover();
