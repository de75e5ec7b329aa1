// <still-zone>: tells the form inside it which time zone this device keeps.
class StillZone extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input, select");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (field && zone && !field.value) field.value = zone;
  }
}

customElements.define("still-zone", StillZone);
