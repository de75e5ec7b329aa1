// <still-words>: the words nearest to the place on the pad stand in front, and looking for
// a word needs no answer from the server. Nothing leaves the page and nothing is stored.
const NEAR = 12;
const FULL_ANSWERS = ["numb", "dont-know"];
const plain = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase().replace(/\s+/g, " ").trim();

class StillWords extends HTMLElement {
  connectedCallback() {
    this.front = this.querySelector("[data-front]");
    this.none = this.querySelector("[data-none]");
    this.find = this.querySelector("input[type=search]");
    for (const one of this.querySelectorAll("[data-plain]")) one.hidden = true;
    this.words = [...this.querySelectorAll(".word")].sort((a, b) => a.dataset.order - b.dataset.order);
    this.find.addEventListener("input", this.look);
    this.find.addEventListener("keydown", this.enter);
    this.closest("form").addEventListener("change", this.place);
    this.place();
  }

  disconnectedCallback() {
    this.find.removeEventListener("input", this.look);
    this.find.removeEventListener("keydown", this.enter);
  }

  // Enter in the search looks; it sends nothing.
  enter = (event) => {
    if (event.key === "Enter") event.preventDefault();
  };

  place = (event) => {
    if (event && event.target.name !== "place") return;
    const chosen = this.closest("form").elements.place?.value ?? "";
    if (!chosen.includes(",")) return;
    const [energy, pleasant] = chosen.split(",").map(Number);
    const far = (word) => {
      const [e, p] = word.dataset.place.split(",").map(Number);
      return (e - energy) ** 2 + (p - pleasant) ** 2;
    };
    const id = (word) => word.control.value;
    const fine = (word) => Number(id(word) !== word.dataset.of);
    const others = this.words.filter((word) => !FULL_ANSWERS.includes(id(word)));
    const near = others
      .sort((a, b) => far(a) - far(b) || fine(a) - fine(b) || a.dataset.order - b.dataset.order)
      .slice(0, NEAR - FULL_ANSWERS.length);
    const ticked = this.words.filter((word) => word.control.checked);
    const answers = this.words.filter((word) => FULL_ANSWERS.includes(id(word)));
    for (const word of this.words) word.hidden = false;
    for (const word of this.words) this.querySelector(`[data-family="${word.dataset.of}"]`)?.append(word);
    this.front.append(...new Set([...ticked, ...near, ...answers]));
  };

  look = () => {
    const wanted = plain(this.find.value);
    const fits = (word) => plain(word.textContent).includes(wanted);
    for (const fold of this.querySelectorAll("details details")) {
      const words = [...fold.querySelectorAll(".word")];
      for (const word of words) word.hidden = !fits(word);
      fold.hidden = !words.some(fits);
      fold.open = !!wanted && !fold.hidden;
    }
    this.none.hidden = this.words.some(fits);
  };
}

customElements.define("still-words", StillWords);
