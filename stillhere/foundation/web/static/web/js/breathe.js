// <still-breathe>: one minute, six breaths, in for four seconds and out for six.
// It starts when asked. With reduced motion only the words change (see calm.css).
const IN_MS = 4000;
const OUT_MS = 6000;
const BREATHS = 6;

class StillBreathe extends HTMLElement {
  connectedCallback() {
    this.word = this.querySelector("[data-word]");
    this.button = this.querySelector("button");
    this.rest = this.word.textContent;
    this.button.hidden = false;
    this.dataset.ready = "";
    this.button.addEventListener("click", () => (this.timer ? this.stop(this.rest) : this.begin()));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  begin() {
    this.left = BREATHS;
    this.button.querySelector("span").textContent = this.dataset.stop;
    this.breatheIn();
  }

  breatheIn = () => {
    if (this.left === 0) return this.stop(this.dataset.done);
    this.left -= 1;
    this.step("in", this.dataset.in, IN_MS, this.breatheOut);
  };

  breatheOut = () => this.step("out", this.dataset.out, OUT_MS, this.breatheIn);

  step(breath, words, milliseconds, next) {
    this.dataset.breath = breath;
    this.word.textContent = words;
    this.timer = setTimeout(next, milliseconds);
  }

  stop(words) {
    clearTimeout(this.timer);
    this.timer = 0;
    delete this.dataset.breath;
    this.word.textContent = words;
    this.button.querySelector("span").textContent = this.dataset.begin;
  }
}

customElements.define("still-breathe", StillBreathe);
