// <still-minutes>: says how many minutes went by on this page. It counts to no end.
const MINUTE_MS = 60_000;

class StillMinutes extends HTMLElement {
  connectedCallback() {
    this.begun = Date.now();
    this.timer = setInterval(this.say, MINUTE_MS / 4);
    this.hidden = false;
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  // Timers sleep with the phone, so the clock is asked, not counted.
  say = () => {
    const minutes = Math.floor((Date.now() - this.begun) / MINUTE_MS);
    this.querySelector("[data-minutes]").textContent = minutes;
  };
}

customElements.define("still-minutes", StillMinutes);
