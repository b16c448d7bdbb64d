/// The one style sheet of a site, for screens in light and dark and for paper.
enum HTMLSiteStyle {
  static let text = colors + frame + lists + article + paper

  /// The colors by name; every text on its ground has a contrast of at least 4.5 to 1.
  static let colors = """
    :root {
      color-scheme: light dark;
      --ground: #ffffff; --raised: #f1f6f8; --text: #1b2b34; --quiet: #4c5f6b; --line: #cfdce2;
      --link: #0a5a83; --visited: #5b3f86; --accent: #0b7285; --on-accent: #ffffff;
      --notice: #fff4db; --notice-text: #4d3800; --notice-line: #c58a00; --focus: #b3261e;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #11191e; --raised: #1a262d; --text: #e4ecf0; --quiet: #a9bac4; --line: #34454f;
        --link: #86cbf2; --visited: #c9b3f2; --accent: #5cc5d6; --on-accent: #06222a;
        --notice: #332a10; --notice-text: #f7e5b5; --notice-line: #d9a520; --focus: #ffb4a9;
      }
    }

    """

  private static let frame = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      background: var(--ground); color: var(--text); display: flex; flex-direction: column;
      font: 1.0625rem/1.65 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      margin: 0; min-height: 100vh;
    }
    .frame, main { margin: 0 auto; max-width: 46rem; padding-inline: 1.25rem; width: 100%; }
    main { flex: 1; overflow-wrap: break-word; padding-block: 1.5rem 4rem; }
    main:focus { outline: none; }
    [hidden] { display: none; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
    .questions a:visited { color: var(--visited); }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { border-radius: 2px; outline: 3px solid var(--focus); outline-offset: 2px; }
    time { white-space: nowrap; }
    .skip { background: var(--ground); inset-inline-start: 0.5rem; padding: 0.5rem 1rem; position: absolute; top: -10rem; z-index: 1; }
    .skip:focus { top: 0.5rem; }
    header.site, footer.site, .breadcrumb { overflow-wrap: anywhere; }
    header.site { border-block-end: 1px solid var(--line); border-block-start: 4px solid var(--accent); }
    header.site .frame { align-items: baseline; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; justify-content: space-between; padding-block: 0.9rem; }
    header.site .name { color: var(--text); font-size: 1.125rem; font-weight: 700; text-decoration: none; }
    header.site .name:hover { text-decoration: underline; }
    header.site nav { display: flex; gap: 1.25rem; }
    header.site nav a, footer.site a { display: inline-block; padding-block: 0.25rem; }
    footer.site { background: var(--raised); border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 0.9375rem; }
    footer.site .frame { padding-block: 1.25rem; }
    footer.site p { margin: 0; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.8em 0 0.5em; text-wrap: balance; }
    h1 { font-size: clamp(1.75rem, 1.4rem + 1.8vw, 2.4rem); letter-spacing: -0.01em; margin-block: 0.6em 0.5em; }
    h2 { font-size: 1.4rem; }
    h3 { font-size: 1.15rem; }
    h4, h5, h6 { font-size: 1rem; }

    """

  private static let lists = """
    form.search { background: var(--raised); border-radius: 0.5rem; margin-block: 1.25rem 2rem; padding: 1rem 1.25rem 1.25rem; }
    form.search label { display: block; font-weight: 600; margin-block-end: 0.4rem; }
    .field { display: flex; gap: 0.5rem; }
    input, button { border-radius: 0.375rem; font: inherit; min-height: 2.75rem; }
    input { background: var(--ground); border: 1px solid var(--quiet); color: var(--text); flex: 1; min-width: 0; padding: 0.4rem 0.75rem; }
    button { background: var(--accent); border: 0; color: var(--on-accent); cursor: pointer; font-weight: 600; padding: 0.4rem 1.25rem; }
    .topics ul, .tags ul { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 0; padding: 0; }
    .topics a, .tags a { background: var(--raised); border: 1px solid var(--line); border-radius: 1.5rem; display: inline-block; overflow-wrap: anywhere; padding: 0.2rem 0.85rem; text-decoration: none; }
    .topics li, .tags li { min-width: 0; }
    .topics a:hover, .tags a:hover { text-decoration: underline; }
    .tags a { font-size: 0.9375rem; }
    .shelf { margin-block-start: 2.5rem; }
    .shelf .shelf { margin-block-start: 1.5rem; }
    .shelf > h2 { border-block-end: 2px solid var(--accent); padding-block-end: 0.3rem; }
    .description { color: var(--quiet); margin-block: 0 0.75rem; }
    .questions { list-style: none; margin: 0; padding: 0; }
    .questions li { border-block-end: 1px solid var(--line); padding-block: 0.8rem; }
    .questions li:last-child { border-block-end: 0; }
    .questions a { font-weight: 600; }
    .questions p { color: var(--quiet); font-size: 0.9688rem; line-height: 1.55; margin: 0.2rem 0 0; }
    .featured .questions { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); }
    .featured .questions li { background: var(--raised); border: 0; border-block-start: 3px solid var(--accent); border-radius: 0.375rem; padding: 1rem 1.25rem; }
    #count { color: var(--quiet); margin-block: 0 0.5rem; }
    #count:empty { display: none; }

    """

  private static let article = """
    .breadcrumb { font-size: 0.9375rem; }
    .breadcrumb ol { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; }
    .breadcrumb li + li::before { color: var(--quiet); content: "›"; margin-inline: 0.5rem; }
    .byline { color: var(--quiet); font-size: 0.9375rem; margin-block: 0 1.5rem; }
    .lead { background: var(--raised); border-inline-start: 4px solid var(--accent); border-radius: 0.25rem; font-size: 1.175rem; line-height: 1.55; margin-block: 1.25rem 1.75rem; padding: 1rem 1.25rem; white-space: pre-line; }
    .notice { background: var(--notice); border-inline-start: 4px solid var(--notice-line); border-radius: 0.25rem; color: var(--notice-text); margin-block: 1.25rem; padding: 0.9rem 1.25rem; }
    div.notice p { margin: 0.25rem 0; white-space: pre-line; }
    .answer { overflow-x: auto; }
    .answer > :first-child { margin-block-start: 0.5rem; }
    .answer li { margin-block: 0.3em; }
    .answer img { height: auto; max-width: 100%; }
    @media (prefers-color-scheme: dark) { .answer img { background: #ffffff; } }
    .answer pre { background: var(--raised); border-radius: 0.375rem; overflow-x: auto; padding: 0.75rem 1rem; white-space: pre-wrap; }
    .answer blockquote { border-inline-start: 4px solid var(--line); color: var(--quiet); margin: 1.25em 0; padding-inline-start: 1.25rem; }
    .table { margin-block: 1.25em; overflow-x: auto; }
    .answer table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); overflow-wrap: break-word; padding: 0.4em 0.75em; vertical-align: top; }
    th { background: var(--raised); }
    th:not([align]) { text-align: start; }
    .answer hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 2rem; }
    .footnotes { border-block-start: 1px solid var(--line); font-size: 0.9375rem; margin-block-start: 2rem; }
    .references, .footnotes { overflow-wrap: anywhere; }
    .references li { margin-block: 0.4rem; }
    .review { background: var(--raised); border-radius: 0.5rem; margin-block: 2.5rem 2rem; padding: 0.25rem 1.25rem 1rem; }
    .review h2 { font-size: 1.15rem; margin-block: 0.9rem 0.5rem; }
    .reviewers { list-style: none; margin: 0 0 1rem; padding: 0; }
    .reviewers li { margin-block: 0.5rem; }
    .review dl { border-block-start: 1px solid var(--line); display: grid; gap: 0.35rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); margin: 0; padding-block-start: 0.9rem; }
    .review dl div { display: flex; flex-wrap: wrap; gap: 0 0.6rem; }
    .review dt { color: var(--quiet); }
    .review dd { font-variant-numeric: tabular-nums; margin: 0; }
    .digest { color: var(--quiet); font-size: 0.8125rem; margin-block: 0.9rem 0; overflow-wrap: anywhere; }
    .pager { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); margin-block-start: 2.5rem; }
    @media (min-width: 40rem) { .pager { grid-template-columns: repeat(2, minmax(0, 1fr)); } .pager [rel="next"] { grid-column: 2; } }
    .pager a { border: 1px solid var(--line); border-radius: 0.5rem; overflow-wrap: anywhere; padding: 0.75rem 1.1rem; text-decoration: none; }
    .pager a:hover { border-color: var(--accent); }
    .pager .label { color: var(--quiet); display: block; font-size: 0.875rem; }
    .pager [rel="next"] { text-align: end; }

    """

  private static let paper = """
    @media (forced-colors: active) { button, .lead, .notice, .review { border: 1px solid; } }
    @media print {
      :root {
        color-scheme: light; font-size: 10pt;
        --ground: #ffffff; --raised: #ffffff; --text: #000000; --quiet: #333333; --line: #999999;
        --link: #000000; --accent: #000000; --notice: #ffffff; --notice-text: #000000;
      }
      @page { margin: 18mm; }
      body { display: block; font-size: 1rem; line-height: 1.5; }
      h1 { font-size: 1.8rem; }
      main, .frame { max-width: none; padding-inline: 0; }
      main { padding-block: 0.5rem 1rem; }
      .skip, header.site nav, form.search, .topics, .breadcrumb, .related, .tags, .pager, .byline a, .footnote-backref, footer.site { display: none; }
      header.site { border-block-start: 0; }
      header.site .frame { padding-block: 0 0.4rem; }
      h1, h2, h3, h4, h5, h6 { break-after: avoid; }
      pre, blockquote, tr, img, li, .lead, .notice, .review { break-inside: avoid; }
      .review, .lead { border: 1px solid var(--line); }
      .answer, .table { overflow: visible; }
      .answer a[href^="http"]::after, .references a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
    }

    """
}
