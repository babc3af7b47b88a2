// The page of an article: cards lead to their words in the text, words lead back. All of it is a convenience over
// plain links, which work without this script. Nothing here writes HTML.
(function () {
  "use strict";
  const text = document.querySelector(".text");
  const back = document.querySelector(".back");
  let origin = null; // the link that was followed to the words, so that one can go back to it
  let visits = new Map();

  function cardOf(element) {
    return element.closest(".card, .summary li, .warnings li");
  }

  function piecesOf(anchor) {
    return text ? Array.from(text.querySelectorAll("[data-words]")).filter((one) => one.dataset.words === anchor) : [];
  }

  function putOut() {
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  }

  function focusOn(element) {
    if (!element.matches("a[href], button, input")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  function showTarget() {
    const id = location.hash.slice(1); // our ids hold nothing that a hash would encode
    const target = id && document.getElementById(id);
    putOut();
    back.hidden = true;
    if (!target) return;
    if (text && text.contains(target)) {
      const pieces = piecesOf(id);
      (pieces.length ? pieces : [target]).forEach((one) => one.classList.add("lit"));
      back.hidden = !origin;
      if (origin) back.setAttribute("href", "#" + (cardOf(origin) && cardOf(origin).id ? cardOf(origin).id : "found"));
      focusOn(target);
    } else if (target.classList.contains("card")) {
      target.classList.add("lit");
      focusOn(target);
    }
  }

  function goTo(id) {
    if (location.hash === "#" + id) showTarget();
    else location.hash = id;
  }

  function goBack() {
    if (!origin) return;
    const link = origin;
    const card = cardOf(link);
    origin = null;
    putOut();
    back.hidden = true;
    if (card) card.classList.add("lit");
    focusOn(link);
  }

  document.addEventListener("click", function (event) {
    const target = event.target;
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.closest(".back")) {
      event.preventDefault();
      goBack();
      return;
    }
    const jump = target.closest("a.jump");
    if (jump) {
      origin = jump;
      if (jump.hash === location.hash) {
        event.preventDefault();
        showTarget();
      }
      return;
    }
    if (target.closest("a, button, input, label, summary")) return;
    if (String(window.getSelection())) return; // somebody marks words to copy them
    const mark = target.closest(".text .mark");
    if (mark) {
      goTo(mark.dataset.card);
      return;
    }
    const card = target.closest(".card");
    if (!card) return;
    const links = Array.from(card.querySelectorAll("a.jump"));
    if (!links.length) return;
    const visit = visits.get(card) || 0;
    visits.set(card, (visit + 1) % links.length);
    origin = links[visit];
    goTo(links[visit].hash.slice(1));
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && origin) goBack();
  });

  const kinds = document.querySelector(".kinds");
  if (kinds) {
    kinds.disabled = false;
    kinds.addEventListener("change", function (event) {
      text.classList.toggle("without-" + event.target.name, !event.target.checked);
    });
  }

  back.textContent = window.xinnlpStrings.back;
  window.addEventListener("hashchange", showTarget);
  showTarget();
})();
