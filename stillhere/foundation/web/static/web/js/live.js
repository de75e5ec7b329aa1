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
      if (answer.headers.has("HX-Refresh")) return location.reload();
      if (answer.status === 200) this.show(await answer.text());
    } catch {
      // No signal: the next look finds out.
    }
  };

  // Only what reads differently is put in, so that focus stays where it is.
  show(html) {
    const piece = document.createElement("template");
    piece.innerHTML = html;
    const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
    if (words(piece.content) !== words(this)) this.replaceChildren(piece.content);
  }
}

customElements.define("still-live", StillLive);
