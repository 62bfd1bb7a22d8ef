// Conveniences only. Every page does the same without this file.
(function () {
  "use strict";
  var number = function (value) { return String(value).replace(/\B(?=(\d{3})+$)/g, "."); };

  // Counters beside what is typed. A string's length is in UTF-16 units, as the channel counts.
  document.querySelectorAll("[data-count]").forEach(function (field) {
    var place = document.getElementById(field.dataset.count);
    var extra = Number(field.dataset.extra || 0);
    var limit = field.name === "caption" ? 2200 : 1000;
    field.addEventListener("input", function () {
      var length = field.value.trimEnd().length + extra;
      place.querySelector("[data-length]").textContent = number(length);
      place.classList.toggle("over", length > limit);
      var tags = place.querySelector("[data-tags]");
      if (tags) { tags.textContent = (field.value.match(/(^|[^\w&/])#[\p{L}\p{N}_]+/gu) || []).length; }
    });
  });

  // Typed text is never left behind without a question.
  document.querySelectorAll("form[data-guard]").forEach(function (form) {
    var dirty = Boolean(form.querySelector(".summary"));
    form.addEventListener("input", function () { dirty = true; });
    form.addEventListener("submit", function () { dirty = false; });
    window.addEventListener("beforeunload", function (event) { if (dirty) { event.preventDefault(); } });
    document.addEventListener("keydown", function (event) {
      var others = document.querySelectorAll("form[data-guard]").length > 1;
      if (others && !form.contains(document.activeElement)) { return; }
      if ((event.ctrlKey || event.metaKey) && event.key === "s" && !form.querySelector("[readonly]")) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
  });

  // Typed text waits in this tab under its writer's name. A page of another person drops it, and leaving drops it all:
  // who comes next at the same desk must not read it, nor save it as their own.
  var mine = "teks:" + (document.body.dataset.person || "") + ":";
  var drop = function (where) {
    try {
      Object.keys(window.sessionStorage).filter(where).forEach(function (key) { window.sessionStorage.removeItem(key); });
    } catch (error) { /* no store */ }
  };
  if (document.body.dataset.person) { drop(function (key) { return !key.startsWith(mine); }); }
  document.querySelectorAll("form[data-leave]").forEach(function (form) {
    form.addEventListener("submit", function () { drop(function () { return true; }); });
  });

  // What was saved without a new version of the texts, because a sentence waits, is no longer unsaved.
  document.querySelectorAll("[data-forget]").forEach(function (saved) {
    var forgotten = mine + new URL(saved.dataset.forget, window.location.href).href;
    drop(function (key) { return key === forgotten; });
  });

  // Typed text also outlives a session that ended: the same person finds it again in this tab until it is saved.
  document.querySelectorAll("form[data-guard]").forEach(function (form) {
    var seen = form.elements.seen_revision || form.elements.seen;
    var key = mine + form.action + "#" + seen.value;
    var note = form.parentElement.querySelector("[data-restored]");
    var fields = Array.prototype.filter.call(form.elements, function (field) {
      return field.name && !field.readOnly && /^(textarea|text|radio|checkbox)$/.test(field.type);
    });
    var ticked = function (field) { return field.type === "radio" || field.type === "checkbox"; };
    var called = function (field) { return ticked(field) ? field.name + "=" + field.value : field.name; };
    var now = function (field) { return ticked(field) ? field.checked : field.value; };
    var kept = null;
    try { kept = JSON.parse(window.sessionStorage.getItem(key)); } catch (error) { return; }
    form.addEventListener("input", function () {
      var typed = {};
      fields.forEach(function (field) { typed[called(field)] = now(field); });
      try { window.sessionStorage.setItem(key, JSON.stringify(typed)); } catch (error) { /* a full store */ }
    });
    if (!kept || form.querySelector(".summary")) { return; }
    var differing = fields.filter(function (field) { return called(field) in kept && kept[called(field)] !== now(field); });
    if (!differing.length || !note) { return; }
    differing.forEach(function (field) {
      if (ticked(field)) { field.checked = kept[called(field)]; } else { field.value = kept[called(field)]; }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    var discard = document.createElement("button");
    discard.type = "button";
    discard.className = "button small";
    discard.textContent = form.elements.seen_revision ? "Pakai teks tersimpan" : "Pakai yang tersimpan";
    discard.addEventListener("click", function () {
      window.sessionStorage.removeItem(key);
      form.reset();
      form.dispatchEvent(new Event("submit"));
      window.location.reload();
    });
    note.textContent = form.elements.seen_revision
      ? "Tulisan Anda yang belum tersimpan dipulihkan." : "Pilihan Anda yang belum tersimpan dipulihkan.";
    note.appendChild(discard);
    note.hidden = false;
  });

  document.querySelectorAll("[data-reveal]").forEach(function (button) {
    var field = document.getElementById(button.dataset.reveal);
    button.hidden = false;
    button.addEventListener("click", function () {
      var shown = field.type === "text";
      field.type = shown ? "password" : "text";
      button.querySelector("span").textContent = shown ? "Lihat" : "Tutup";
    });
  });

  // The tab that is open is in sight, also where the row of tabs is longer than the screen.
  document.querySelectorAll(".tabs [aria-current]").forEach(function (tab) {
    tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
  });

  // A text that a person puts into the app: copied in one go.
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value).then(function () {
        button.textContent = "Tersalin";
      });
    });
  });

  var trouble = document.getElementById("galat");
  if (trouble) { trouble.focus(); }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // What is under way shows its result by itself, unless somebody is using the page.
  if (document.querySelector(".live-page, .request")) {
    window.setTimeout(function () {
      var here = document.activeElement;
      var idle = !here || here === document.body;
      if (idle && !document.querySelector("form[data-guard]")) { window.location.reload(); }
    }, 15000);
  }
})();
