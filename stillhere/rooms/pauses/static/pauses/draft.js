// <still-draft>: keeps the text to send in step with what is chosen in the form, so that
// it is ready when there is no signal. Nothing leaves the page and nothing is stored.
const CLOSED = /[.!?…。]$/;

class StillDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.whens = JSON.parse(this.dataset.whens);
    this.form.addEventListener("input", this.write);
  }

  disconnectedCallback() {
    this.form.removeEventListener("input", this.write);
  }

  write = () => {
    const chosen = new FormData(this.form);
    const clock = chosen.get("clock") || "";
    const when = this.whens[chosen.get("when")];
    const line = (chosen.get("line") || "").trim();
    if (!when || (when.includes("{clock}") && !clock)) return;
    const parts = {
      line: !line || CLOSED.test(line) ? line : `${line}.`,
      when: when.replace("{clock}", () => clock),
    };
    const words = this.dataset.pattern.replace(/\{(line|when)\}/g, (_all, name) => parts[name]);
    this.querySelector("[data-text]").textContent = words.trim();
  };
}

customElements.define("still-draft", StillDraft);
