// The front page: loads the index when somebody first searches, filters and lists articles. Text is only ever set as
// text, and every link is an address that the report itself made.
(function () {
  "use strict";
  const strings = window.xinnlpStrings;
  const files = window.xinnlpFiles;
  const form = document.getElementById("search");
  const results = document.getElementById("results");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const fields = ["words", "person", "organisation", "type", "goal", "theme", "currency", "least", "from", "to"];
  const pageSize = 20;
  const index = { people: [], organisations: [], topics: [], rows: [] };
  let state = "empty"; // empty, loading, ready, failed
  let found = [];
  let shown = 0;
  let timer = 0;

  function plain(value) {
    return value.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  window.xinnlpData = {
    push: function (part) {
      if (part.people) {
        index.people = part.people.map((names) => plain(names.join("\n")));
        index.organisations = part.organisations.map((entry) => ({
          types: entry[0],
          names: plain(entry.slice(1).join("\n")),
        }));
        index.topics = part.topics;
      }
      if (part.articles) part.articles.forEach(addRow);
    },
  };

  function addRow(row) {
    const [address, title, date, authors, publisher, summary, people, organisations, topics, money] = row;
    const names = people.map((one) => index.people[one]).concat(organisations.map((one) => index.organisations[one].names));
    const themes = topics.map((one) => index.topics[one][2]);
    const words = plain([title, authors, publisher, summary].concat(themes).join("\n")) + "\n" + names.join("\n");
    index.rows.push({ address, title, date, authors, publisher, summary, people, organisations, topics, money, words });
  }

  function load(number) {
    if (number === files.length) {
      index.rows.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
      state = "ready";
      search();
      return;
    }
    const script = document.createElement("script");
    script.src = files[number];
    script.onload = () => load(number + 1);
    script.onerror = function () {
      state = "failed";
      count.textContent = strings.failed;
    };
    document.head.appendChild(script);
  }

  function start() {
    if (state === "ready") {
      search();
    } else if (state === "empty") {
      state = "loading";
      count.textContent = strings.loading;
      load(0);
    }
  }

  function read() {
    const wanted = {};
    fields.forEach(function (name) {
      const value = form.elements[name].value.trim();
      if (value) wanted[name] = value;
    });
    return wanted;
  }

  function numbersOf(list, test) {
    const numbers = new Set();
    list.forEach((item, number) => test(item) && numbers.add(number));
    return numbers;
  }

  function makeTests(wanted) {
    const tests = [];
    const within = (set, key) => tests.push((row) => row[key].some((number) => set.has(number)));
    if (wanted.words) {
      const words = plain(wanted.words).split(/\s+/);
      tests.push((row) => words.every((word) => row.words.includes(word)));
    }
    if (wanted.person) {
      const name = plain(wanted.person);
      within(numbersOf(index.people, (names) => names.includes(name)), "people");
    }
    if (wanted.organisation || wanted.type) {
      const name = plain(wanted.organisation || "");
      const fits = (one) => one.names.includes(name) && (!wanted.type || one.types.includes(wanted.type));
      within(numbersOf(index.organisations, fits), "organisations");
    }
    if (wanted.goal) within(numbersOf(index.topics, (one) => one[0] === "sdg" && one[1] === wanted.goal), "topics");
    if (wanted.theme) within(numbersOf(index.topics, (one) => one[0] + ":" + one[1] === wanted.theme), "topics");
    if (wanted.currency || wanted.least) {
      const least = Number(wanted.least) || 0;
      tests.push((row) => row.money.some((sum) => (!wanted.currency || sum[0] === wanted.currency) && sum[1] >= least));
    }
    if (wanted.from) tests.push((row) => row.date && row.date >= wanted.from);
    if (wanted.to) tests.push((row) => row.date && row.date <= wanted.to);
    return tests;
  }

  function search() {
    const wanted = read();
    const tests = makeTests(wanted);
    found = index.rows.filter((row) => tests.every((test) => test(row)));
    results.replaceChildren();
    shown = 0;
    showMore();
    count.textContent = !found.length
      ? strings.none
      : found.length === 1
        ? strings.found_one
        : strings.found.replace("{n}", found.length.toLocaleString("en"));
    remember(wanted);
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function itemOf(row) {
    const item = document.createElement("li");
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = row.address;
    link.append(element("bdi", row.title));
    heading.append(link);
    const facts = element("p", "", "byline");
    [row.date, row.authors, row.publisher].filter(Boolean).forEach((fact) => {
      const part = element("span", "");
      part.append(element("bdi", fact));
      facts.append(part, " ");
    });
    item.append(heading, facts);
    if (row.summary) item.append(element("p", row.summary, "snippet"));
    return item;
  }

  function showMore() {
    const next = found.slice(shown, shown + pageSize);
    const items = next.map(itemOf);
    results.append(...items);
    shown += next.length;
    more.hidden = shown >= found.length;
    return items[0];
  }

  function remember(wanted) {
    const hash = new URLSearchParams(wanted).toString();
    if (hash === location.hash.slice(1)) return;
    try {
      history.replaceState(null, "", hash ? "#" + hash : location.pathname.split("/").pop());
    } catch (error) {
      // some browsers refuse this for pages from disk; the search works without
    }
  }

  function recall() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!fields.some((name) => wanted.has(name))) return false;
    fields.forEach((name) => (form.elements[name].value = wanted.get(name) || ""));
    start();
    return true;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    start();
  });
  form.addEventListener("reset", () => setTimeout(start, 0));
  form.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(start, 120);
  });
  form.addEventListener("focusin", () => state === "empty" && recallOrLoad());
  more.addEventListener("click", function () {
    const first = showMore();
    if (first) first.querySelector("a").focus();
  });
  window.addEventListener("hashchange", function () {
    if (recall()) document.getElementById("results-title").focus();
  });

  function recallOrLoad() {
    if (!recall()) start();
  }

  document.getElementById("fields").disabled = false;
  form.querySelector(".filters").open = window.matchMedia("(min-width: 44rem)").matches;
  more.hidden = results.children.length >= window.xinnlpCount;
  more.addEventListener("click", () => state === "empty" && start(), { capture: true });
  recall();
})();
