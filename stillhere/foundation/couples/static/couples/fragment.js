// <still-fragment>: puts the code from the address's fragment into the form inside it.
// A fragment is never sent to a server; it leaves the address bar once it is read.
class StillFragment extends HTMLElement {
  connectedCallback() {
    const code = decodeURIComponent(location.hash.slice(1));
    const field = this.querySelector("input[name=code]");
    if (!code || !field) return;
    field.value = code;
    history.replaceState(null, "", location.pathname);
    this.querySelector("form").requestSubmit();
  }
}

customElements.define("still-fragment", StillFragment);
