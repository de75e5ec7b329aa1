// <still-live>: hears that something changed, and lets the piece inside ask for itself.
// What is heard says nothing else. Without a stream the piece asks by itself, slowly.
class StillLive extends HTMLElement {
  connectedCallback() {
    this.source = new EventSource("/live/");
    this.source.addEventListener("look", () => this.look());
    // Too many tabs: this one, the oldest, goes back to asking slowly.
    this.source.addEventListener("enough", () => this.source.close());
    addEventListener("pagehide", this.end);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.end);
    this.end();
  }

  end = () => this.source.close();

  look() {
    const piece = this.querySelector("[hx-get]");
    if (piece && window.htmx) htmx.trigger(piece, "look");
  }
}

customElements.define("still-live", StillLive);
