"use strict";
// The upload: a file may be dropped, its name is said, and one click hands in once.
for (const form of document.querySelectorAll("form.upload")) {
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector(".drop");
  const said = form.querySelector("[data-chosen]");
  const button = form.querySelector("button");
  const most = Number(form.dataset.most);
  const say = () => {
    const file = input.files[0];
    if (!file) { said.textContent = ""; return; }
    const heavy = file.size > most;
    said.textContent = heavy
      ? `${file.name} pesa ${(file.size / 1e6).toFixed(1)} MB: borra las salidas y guárdalo otra vez.`
      : file.name;
  };
  input.addEventListener("change", say);
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.remove("over"); });
  }
  zone.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; say(); }
  });
  form.addEventListener("submit", () => { button.disabled = true; said.textContent = "Enviando…"; });
  window.addEventListener("pageshow", () => { button.disabled = false; say(); });
}

// The live list of questions; a browser whose stream is refused asks every two seconds instead.
for (const live of document.querySelectorAll(".live")) {
  const status = live.querySelector("[data-status]");
  const list = live.querySelector("[data-questions]");
  const number = (value) => String(Math.round(value * 100) / 100);
  const finish = () => location.replace(live.dataset.page);
  const source = new EventSource(live.dataset.events);
  const on = (name, act) => source.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on("queued", ({ ahead }) => {
    status.textContent = ahead
      ? `Tu archivo está guardado. Delante de ti: ${ahead}.`
      : "Tu archivo está guardado. Eres el siguiente.";
  });
  on("running", () => { status.textContent = "Se está ejecutando tu cuaderno…"; });
  on("question", ({ name, score, max }) => {
    const item = document.createElement("li");
    const mark = document.createElement("span");
    mark.className = "mark";
    mark.ariaHidden = "true";
    mark.textContent = score >= max ? "✓" : "✗";
    const words = document.createElement("p");
    const code = document.createElement("code");
    code.textContent = name;
    words.append(code, ` ${number(score)} de ${number(max)}`);
    item.append(mark, words);
    list.append(item);
  });
  on("done", () => { source.close(); finish(); });
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    const again = setInterval(async () => {
      const answer = await fetch(live.dataset.page, { headers: { Accept: "application/json" } });
      if (!answer.ok || (await answer.json()).state !== "queued") { clearInterval(again); finish(); }
    }, 2000);
  });
}

// A page that waits for workers looks again.
for (const again of document.querySelectorAll("[data-again]")) {
  setTimeout(() => location.reload(), Number(again.dataset.again));
}
