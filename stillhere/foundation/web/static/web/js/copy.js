// <still-copy>: copies its words, or hands them to the phone's share sheet.
const SHOWN_MS = 4000;

class StillCopy extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.act);
    this.show("copy", Boolean(navigator.clipboard));
    this.show("share", Boolean(navigator.share));
  }

  show(what, can) {
    const button = this.querySelector(`[data-do="${what}"]`);
    if (button) button.hidden = !can;
  }

  get words() {
    const from = this.querySelector("[data-text]");
    return (from.value ?? from.textContent).trim();
  }

  act = async (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    try {
      if (button.dataset.do === "share") await navigator.share({ text: this.words });
      else {
        await navigator.clipboard.writeText(this.words);
        this.say(button);
      }
    } catch {
      this.select(); // refused or closed: the words are marked, ready to copy by hand
    }
  };

  say(button) {
    const label = button.querySelector("span");
    const before = label.textContent;
    if (before === button.dataset.done) return;
    label.setAttribute("role", "status");
    label.textContent = button.dataset.done;
    setTimeout(() => {
      label.removeAttribute("role");
      label.textContent = before;
    }, SHOWN_MS);
  }

  select() {
    const from = this.querySelector("[data-text]");
    if (from.select) from.select();
    else getSelection()?.selectAllChildren(from);
  }
}

customElements.define("still-copy", StillCopy);
