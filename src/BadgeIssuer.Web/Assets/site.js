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

  // A photograph of a QR code: read here where the browser can, so that it never leaves the telephone; otherwise made
  // smaller before it is sent. Whatever fails, the photograph is sent as it is, and the site reads it.
  for (const input of document.querySelectorAll("[data-photo]")) {
    const field = document.getElementById(input.dataset.photo);
    const told = document.querySelector("[data-photo-read]");
    input.addEventListener("change", async () => {
      told.textContent = "";
      const photo = input.files[0];
      if (!photo) {
        return;
      }
      try {
        const picture = await createImageBitmap(photo);
        const found = "BarcodeDetector" in window
          ? await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture).catch(() => [])
          : [];
        if (found.length > 0) {
          field.value = found[0].rawValue;
          input.value = "";
          told.textContent = told.dataset.text;
          return;
        }
        const scale = 1600 / Math.max(picture.width, picture.height);
        if (scale >= 1) {
          return;
        }
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => {
          if (blob && input.files[0] === photo) {
            const smaller = new DataTransfer();
            smaller.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
            input.files = smaller.files;
          }
        }, "image/jpeg", 0.85);
      } catch {
        // Not a picture that this browser knows.
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
