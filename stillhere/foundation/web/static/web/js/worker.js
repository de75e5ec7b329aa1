// Registers the service worker, which keeps the calm pages and the help pages at hand.
// The browser looks for a newer one once a day (views.worker), not at each page: a page
// that is kept here is opened without a word to the server.
if ("serviceWorker" in navigator && isSecureContext) {
  navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "all" }).catch(() => {});
}
