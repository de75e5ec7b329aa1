// <still-idle data-seconds>: at the idle limit the page covers itself and goes to the lock.
// Words that were typed are first locked on the server and then sent to their own page,
// which seals them and gives them back after unlocking: a locked server never acts on them.
const LOCK = "/lock/";
const GRACE_MS = 2000;
const AGAIN_MS = 60_000;

class StillIdle extends HTMLElement {
  connectedCallback() {
    this.touched = null;
    this.deadline = Date.now() + Number(this.dataset.seconds) * 1000 + GRACE_MS;
    document.addEventListener("input", this.noteForm);
    document.addEventListener("visibilitychange", this.look);
    this.timer = setInterval(this.look, 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.removeEventListener("input", this.noteForm);
    document.removeEventListener("visibilitychange", this.look);
  }

  noteForm = (event) => {
    const form = event.target.form;
    // What is kept nowhere is not carried either; and its page would answer when locked.
    const carried = form?.method === "post" && !("unkept" in form.dataset);
    if (carried && event.target.closest("main")) this.touched = form;
  };

  // Timers sleep with the phone, so the clock is asked, not counted.
  look = async () => {
    if (Date.now() < this.deadline) return;
    this.deadline = Date.now() + AGAIN_MS;
    document.body.classList.add("blank"); // nothing shows while this is found out
    const open = await this.isOpenElsewhere();
    if (!this.isConnected) return; // the page was hidden meanwhile
    if (open) return document.body.classList.remove("blank");
    this.disconnectedCallback();
    this.lock();
  };

  // Another tab may have been used: then the lock page sends one away, and this waits.
  async isOpenElsewhere() {
    try {
      return (await fetch(LOCK, { redirect: "manual" })).type === "opaqueredirect";
    } catch {
      return false;
    }
  }

  async lock() {
    document.body.inert = true;
    const form = this.touched;
    if (!form) return location.replace(LOCK);
    try {
      const answer = await fetch("/w/x", { method: "POST", redirect: "manual" });
      if (!form.isConnected) return;
      if (answer.type === "opaqueredirect" || answer.ok) return HTMLFormElement.prototype.submit.call(form);
    } catch {
      // No signal: the words stay on this covered page until there is one.
    }
    addEventListener("online", () => this.lock(), { once: true });
  }
}

customElements.define("still-idle", StillIdle);
