/// The script of the search page. It makes elements only by name and sets their text, so nothing in
/// the index can become markup.
enum HTMLSearchScript {
  static let text = #"""
    // Finds questions in window.faqSearchIndex as one types: whatever the case, accents and hyphens.
    (function () {
      "use strict";
      var form = document.getElementById("search");
      var field = document.getElementById("query");
      var count = document.getElementById("count");
      var results = document.getElementById("results");
      var all = results.firstElementChild;
      var letters = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i" };
      var unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

      var joiners = /[\p{M}\u00AD\u061C\u0640\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

      function words(text) {
        return text.normalize("NFKD").replace(joiners, "").toLowerCase()
          .replace(/[ßæœøđłı]/g, function (letter) { return letters[letter]; })
          .split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      }

      // Each word after a space, and each with the next one, so that "CART" finds "CAR T".
      function line(text) {
        var list = words(text);
        var pairs = list.slice(1).map(function (word, place) { return list[place] + word; });
        return " " + list.concat(pairs).join(" ");
      }

      var entries = (window.faqSearchIndex || []).map(function (entry) {
        return {
          path: entry[0], language: entry[1], title: entry[2], summary: entry[3],
          tags: entry[4],
          lines: [line(entry[2]), line(entry[4].join(" ")), line(entry[3]), " " + words(entry[5]).join(" ")]
        };
      });

      // How well an entry answers: the sum of the best place of each word; 0 where one is missing.
      function score(entry, terms) {
        var sum = 0;
        for (var i = 0; i < terms.length; i += 1) {
          var start = unspaced.test(terms[i]) ? terms[i] : " " + terms[i];
          var place = entry.lines.findIndex(function (line) { return line.includes(start); });
          if (place < 0) { return 0; }
          sum += [8, 4, 3, 1][place];
        }
        return sum;
      }

      function item(entry) {
        var item = document.createElement("li");
        var link = document.createElement("a");
        item.lang = entry.language;
        item.dir = "auto";
        link.href = entry.path;
        link.textContent = entry.title;
        item.append(link);
        if (entry.summary) {
          var summary = document.createElement("p");
          var letters = Array.from(entry.summary);
          summary.textContent =
            letters.length > 240 ? letters.slice(0, 240).join("").trimEnd() + "…" : entry.summary;
          item.append(summary);
        }
        return item;
      }

      function say(kind, number) {
        count.textContent = count.dataset[kind].replace("{count}", number);
      }

      function list(found) {
        var list = document.createElement("ul");
        list.className = "questions";
        found.forEach(function (entry) { list.append(item(entry)); });
        results.replaceChildren(found.length ? list : "");
        say(found.length ? found.length === 1 ? "one" : "many" : "none", found.length);
      }

      function show() {
        var terms = words(field.value);
        var sign = field.value.trim();
        if (!terms.length && sign) {
          list(entries.filter(function (entry) { return entry.title.includes(sign); }));
          return;
        }
        if (!terms.length) {
          results.replaceChildren(all || "");
          say(entries.length === 1 ? "single" : "all", entries.length);
          return;
        }
        list(
          entries.map(function (entry) { return [score(entry, terms), entry]; })
            .filter(function (pair) { return pair[0] > 0; })
            .sort(function (left, right) { return right[0] - left[0]; })
            .map(function (pair) { return pair[1]; }));
      }

      // What is looked for stands in the address as #q=…, or as ?q=… from the form of another page. A tag
      // is one to the letter, #tag=…: "HER2+" and "HER2-" are not the same.
      function read() {
        var hash = location.hash.match(/^#(q|tag)=(.*)$/);
        var query = new URLSearchParams(location.search).get("q") || "";
        try { if (hash) { query = decodeURIComponent(hash[2]); } } catch (error) { query = hash[2]; }
        field.value = query;
        if (!hash || hash[1] === "q") { return show(); }
        list(entries.filter(function (entry) { return entry.tags.includes(query); }));
      }

      form.addEventListener("submit", function (event) { event.preventDefault(); });
      field.addEventListener("input", function () {
        history.replaceState(null, "", "#q=" + encodeURIComponent(field.value));
        show();
      });
      window.addEventListener("hashchange", read);
      form.hidden = false;
      read();
    })();

    """#
}
