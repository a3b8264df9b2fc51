// Everything here makes a page better; nothing depends on it. No text that somebody typed is kept in the browser.
"use strict";
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const asked = { "X-Requested-With": "underveis", "Content-Type": "application/x-www-form-urlencoded" };
  let seen = Date.now();
  const typed = (form) => new URLSearchParams(new FormData(form));

  // The first thing wrong comes first.
  document.querySelector("[data-focus]")?.focus();

  // Keys: / searches, n is a new enquiry, k is the crisis view. Never while somebody types.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const target = all("[data-key]").find((element) => element.dataset.key === event.key);
    if (!target) return;
    event.preventDefault();
    // On a narrow screen it may lie in the menu.
    if (!target.offsetParent) location.hash = "meny";
    if (target.matches("input")) { target.focus(); target.select(); } else target.click();
  });

  // How much room is left.
  for (const area of all("textarea[data-most]")) {
    const left = area.closest(".field")?.querySelector("[data-left]");
    const count = () => {
      const rest = Number(area.dataset.most) - Array.from(area.value).length;
      left.textContent = rest >= 0 ? `${rest.toLocaleString("nb")} tegn igjen` : `${(-rest).toLocaleString("nb")} tegn for mye`;
    };
    if (left) area.addEventListener("input", count);
  }

  // A draft is kept on the server two seconds after the last key, and when one leaves.
  for (const form of all("form[data-draft]")) {
    const note = document.createElement("p");
    note.className = "under";
    note.setAttribute("role", "status");
    (form.querySelector("[data-draft-state]") ?? form).append(note);
    let timer, kept = typed(form).toString(), sending = false;
    const keep = async (leaving = false) => {
      clearTimeout(timer);
      const now = typed(form).toString();
      if (now === kept || sending) return;
      sending = true;
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", body: now, headers: asked, keepalive: leaving && now.length < 60000 });
        if (answer.status === 401) note.textContent = "Du er logget ut, så utkastet ble ikke lagret. Send inn likevel: da kan du logge inn igjen uten å miste teksten.";
        else if (!answer.ok) throw new Error();
        else {
          const { lagret, felt = {}, melding } = await answer.json();
          const unchanged = typed(form).toString() === now;
          for (const [name, value] of Object.entries(felt)) if (form.elements[name]) form.elements[name].value = value;
          kept = unchanged ? typed(form).toString() : now;
          seen = Date.now();
          note.textContent = melding ?? `Lagret kl. ${lagret}`;
        }
      } catch {
        note.textContent = "Utkastet er ikke lagret ennå. Vi prøver igjen.";
        timer = setTimeout(keep, 10000);
      } finally { sending = false; }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 2000); });
    form.addEventListener("submit", () => clearTimeout(timer));
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && !form.dataset.sent) keep(true); });
  }

  // Persons found while one types. The newest answer wins; Escape closes.
  for (const form of all("form[data-suggest]")) {
    const input = form.querySelector("input[type=search]");
    const list = form.querySelector(".suggestions");
    let timer, turn = 0;
    const close = () => { turn++; list.hidden = true; list.replaceChildren(); };
    const ask = async () => {
      const mine = ++turn;
      if (input.value.trim().length < 2) return close();
      try {
        const answer = await fetch(form.dataset.suggest, { method: "POST", body: typed(form), headers: asked });
        if (!answer.ok || mine !== turn) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        list.replaceChildren(...page.body.childNodes);
        list.hidden = false;
      } catch { close(); }
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { close(); input.focus(); }
      const links = all("a", list), here = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !links.length) return;
      event.preventDefault();
      (here + step < 0 ? input : links[Math.min(here + step, links.length - 1)]).focus();
    });
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) setTimeout(() => { if (!form.contains(document.activeElement)) close(); }, 200); });
  }

  // Whether the person is here already, looked for while one fills in who it is. Only those fields are sent.
  for (const form of all("form[data-lookup]")) {
    const fields = form.querySelector("[data-lookup-by]"), result = form.querySelector("[data-lookup-result]");
    if (!fields || !result) continue;
    let timer, turn = 0;
    const look = async () => {
      const mine = ++turn;
      const body = new URLSearchParams({ csrf: form.elements.csrf.value });
      for (const input of all("input", fields)) body.append(input.name, input.value);
      try {
        const answer = await fetch(form.dataset.lookup, { method: "POST", body, headers: asked });
        if (!answer.ok || mine !== turn) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        result.replaceChildren(...page.body.childNodes);
      } catch { /* The button does the same. */ }
    };
    fields.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 300); });
  }

  // More than the server can take would be lost on the way: it stays here, and the page says so.
  const isTooLarge = (form) => {
    const large = typed(form).toString().length > 1400000;
    let note = form.querySelector("[data-too-large]");
    if (large && !note) {
      note = document.createElement("p");
      note.className = "problem";
      note.dataset.tooLarge = "";
      note.setAttribute("role", "status");
      form.append(note);
    }
    if (note) note.textContent = large ? "Det er for mye tekst til å sende. Del den opp, og send inn det viktigste først." : "";
    return large;
  };

  // A second press on the same button does nothing. The server knows the form again too.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent || isTooLarge(form)) return event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  });

  // Three minutes before the log-in runs out, the page says so.
  const idle = Number(document.body.dataset.idleMinutes);
  if (idle) {
    const note = document.createElement("p");
    note.className = "still";
    note.setAttribute("role", "status");
    note.hidden = true;
    document.body.append(note);
    setInterval(() => {
      const left = Math.ceil(idle - (Date.now() - seen) / 60000);
      note.hidden = left > 3;
      note.textContent = left > 0
        ? `Du har ikke hentet noe på en stund. Om ${left} min blir du logget ut. Det du har skrevet, tas vare på når du sender inn.`
        : "Du er logget ut fordi skjermen har stått stille. Det du har skrevet, tas vare på når du sender inn og logger inn igjen.";
    }, 15000);
  }
})();
