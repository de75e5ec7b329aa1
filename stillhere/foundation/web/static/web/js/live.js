// <still-live>: hears that something changed, and asks for its own piece of the page again.
// What is heard says nothing else. Without a stream the piece is asked for slowly.
const SLOWLY_MS = 60_000;

class StillLive extends HTMLElement {
  connectedCallback() {
    this.source = new EventSource("/live/");
    this.source.addEventListener("look", this.look);
    // Too many tabs: this one, the oldest, goes back to asking slowly.
    this.source.addEventListener("enough", () => this.source.close());
    this.timer = setInterval(this.look, SLOWLY_MS);
    addEventListener("pagehide", this.end);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.end);
    this.end();
  }

  end = () => {
    this.source.close();
    clearInterval(this.timer);
  };

  look = async () => {
    try {
      const answer = await fetch(location.pathname, {
        headers: { "HX-Request": "true" },
        cache: "no-store",
      });
      if (!this.isConnected) return; // the page was hidden meanwhile
      if (answer.headers.has("HX-Refresh")) return this.away();
      if (answer.status === 404) return this.gone();
      if (answer.status !== 200) return;
      if (!answer.redirected) this.show(await answer.text());
      this.moved(answer.redirected);
    } catch {
      // No signal: the next look finds out.
    }
  };

  // Locked meanwhile: what was typed in a box goes along, as at the idle limit.
  away() {
    const idle = document.querySelector("still-idle");
    return idle?.touched ? idle.lock() : location.reload();
  }

  // It is no longer for this person: sharing ended, or it was erased. What the other
  // wrote goes from the screen at once; what was typed in a box stays.
  gone() {
    if (!document.querySelector("still-idle")?.touched) return location.replace("/");
    this.replaceChildren(...this.querySelectorAll("[data-moved]"));
    this.moved(true);
  }

  // The page is for something that is over: it says so, and what was typed stays.
  moved(so) {
    for (const note of this.querySelectorAll("[data-moved]")) note.hidden = !so;
  }

  // Only what reads differently is put in, so that focus stays where it is.
  show(html) {
    const piece = document.createElement("template");
    piece.innerHTML = html;
    const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
    if (words(piece.content) !== words(this)) this.replaceChildren(piece.content);
  }
}

customElements.define("still-live", StillLive);
