// <still-pad>: the pad is a field of radio buttons; with a script a finger can slide over
// it, and the arrow keys go up and down as well. Nothing leaves the page.
const STEP = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

class StillPad extends HTMLElement {
  connectedCallback() {
    this.cells = this.querySelector(".cells");
    this.cells.addEventListener("pointerdown", this.touch);
    this.cells.addEventListener("pointermove", this.touch);
    this.cells.addEventListener("keydown", this.key);
  }

  disconnectedCallback() {
    this.cells.removeEventListener("pointerdown", this.touch);
    this.cells.removeEventListener("pointermove", this.touch);
    this.cells.removeEventListener("keydown", this.key);
  }

  touch = (event) => {
    if (!event.buttons) return;
    event.target.releasePointerCapture?.(event.pointerId);
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest(".cell");
    if (found && this.contains(found)) this.choose(found.control);
  };

  key = (event) => {
    const step = STEP[event.key];
    const [energy, pleasant] = event.target.value?.split(",").map(Number) ?? [];
    if (!step || Number.isNaN(energy)) return;
    event.preventDefault();
    const way = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const value = [energy + step[0], pleasant + way * step[1]].join();
    const next = this.querySelector(`input[value="${value}"]`);
    if (!next) return;
    next.focus();
    this.choose(next);
  };

  choose(input) {
    if (input.checked) return;
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("still-pad", StillPad);
