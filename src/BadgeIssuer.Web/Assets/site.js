// Comforts only: every page is complete without this script.
(() => {
  "use strict";

  // A file dropped anywhere on the box is the chosen file.
  for (const box of document.querySelectorAll("[data-drop]")) {
    const input = box.querySelector("input[type=file]");
    box.querySelector("[data-drop-text]").hidden = false;
    box.classList.add("ready");

    for (const type of ["dragenter", "dragover"]) {
      box.addEventListener(type, (event) => {
        event.preventDefault();
        box.classList.add("over");
      });
    }
    for (const type of ["dragleave", "drop"]) {
      box.addEventListener(type, () => box.classList.remove("over"));
    }
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
      }
    });
  }

  // Buttons that copy the value of a field.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        // Without the clipboard's permission, e.g. over http: the old way still works.
        field.select();
        document.execCommand("copy");
      }
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
  for (const field of document.querySelectorAll("[data-copy-source]")) {
    field.addEventListener("focus", () => field.select());
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
