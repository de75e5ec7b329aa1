// <still-taking>: takes the file as it comes and says about how much of it is here.
// Without it the form sends itself, and the browser shows how far it is.
class StillTaking extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.said = this.querySelector("[role=status]");
    this.form.addEventListener("submit", this.take);
  }

  take = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const body = new FormData(this.form);
      const answer = await fetch(this.form.action, { method: "POST", body });
      if (answer.headers.get("Content-Type") !== "application/zip") {
        return await this.instead(answer);
      }
      this.give(await this.read(answer));
      this.form.reset();
      this.say("all");
    } catch {
      this.say("stopped");
    } finally {
      this.busy = false;
    }
  };

  async read(answer) {
    const about = Number(answer.headers.get("X-About")) || 1;
    const parts = [];
    let size = 0;
    this.say("begun");
    for (const reader = answer.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts, { type: "application/zip" });
      parts.push(value);
      size += value.length;
      if (size > about * 0.25) this.say(size > about * 0.6 ? "most" : "some");
    }
  }

  give(file) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "mine.zip";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Another passphrase, or locked meanwhile: the page that came says so.
  async instead(answer) {
    if (answer.redirected) return location.assign(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelector(".errorlist")?.scrollIntoView({ block: "center" });
  }

  say(what) {
    this.said.textContent = this.said.dataset[what];
  }
}

customElements.define("still-taking", StillTaking);
