/// Ways to smuggle script into a page, after the kinds that the OWASP cheat sheet on filter evasion
/// lists; `@@` in a place is where one goes.
package enum Injection {
  /// Addresses that run a script, or that a browser may take for such.
  package static let addresses = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)",
    "javascript&#58;alert(1)", "javascript&#x3A;alert(1)", "javascript&#0000058alert(1)",
    "&#106;avascript:alert(1)", "&#x6a;&#x61;&#x76;&#x61;script:alert(1)",
    "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "java&#10;script:alert(1)",
    "java&#13;script:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:alert(1)",
    "&#1;javascript:alert(1)", "\u{1f}javascript:alert(1)", "java\u{0}script:alert(1)",
    "&nbsp;javascript:alert(1)", "\u{a0}javascript:alert(1)", "\u{feff}javascript:alert(1)",
    "\u{200b}javascript:alert(1)", "%6Aavascript:alert(1)", "javascript%3Aalert(1)",
    "javascript%3aalert(1)", "javascript\\:alert(1)", "\\javascript:alert(1)",
    "java\\script:alert(1)", "javascript:alert(1)//https://example.org", "javascript://%0aalert(1)",
    "javascript:/*https:*/alert(1)", "vbscript:msgbox(1)", "VBScript:msgbox(1)", "livescript:a",
    "mocha:a", "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml;base64,PHN2Zz4=", "data&colon;text/html,a", "file:///etc/passwd",
    "blob:https://example.org/a", "filesystem:https://example.org/a", "about:blank",
    "view-source:javascript:a", "feed:javascript:alert(1)", "jar:javascript:a!/b", "ws://a.example",
    "ftp://a.example", "intent://a#Intent;end", "sms:1", "x:y", ":javascript:a", "//a.example/b",
    "https:javascript:alert(1)", "?javascript:alert(1)", "#javascript:alert(1)",
  ]

  /// Where in Markdown an address can stand.
  package static let addressPlaces = [
    "[x](@@)", "[x](<@@>)", "![x](@@)", "![x](<@@> 't')", "<@@>", "[x][r]\n\n[r]: @@",
    "[r]: <@@> \"t\"\n\n[r] ![r]", "[![i](@@)](@@)", "|a|\n|-|\n|[x](@@)|",
    "a[^1]\n\n[^1]: [x](@@)",
    "# [x](@@ \"t\")", "> - **[x](<@@>)**", "@@", "<a href=\"@@\">x</a>", "[^x]: @@",
  ]

  /// HTML that must not become markup.
  package static let markup = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//a.example></SCRIPT>", "<script/x>alert(1)</script>",
    "<<script>alert(1)//<</script>", "<script\n>alert(1)</script\n>", "</script><script>alert(1)",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\" />", "<img/src=x/onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=1>", "<img \"\"\"><script>alert(1)</script>\">",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href=\"javascript:a\">b</mi></math>", "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc=\"<script>a</script>\">", "<object data=javascript:a>", "<embed src=a.swf>",
    "<body onload=alert(1)>", "<base href=\"//a.example/\">", "<link rel=stylesheet href=//a>",
    "<meta http-equiv=refresh content=\"0;url=javascript:a\">", "<style>*{color:red}</style>",
    "<style>@import '//a';</style>", "<form action=//a><button>b</button></form>",
    "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>",
    "<video><source onerror=a>",
    "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>",
    "<isindex type=image src=1 onerror=a>",
    "<a href=\"javascript:a\">b</a>", "<a onmouseover=alert(1)>b</a>",
    "<div style=\"x:expression(a)\">",
    "<table background=\"javascript:a\">", "<template><script>a</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=a>\">", "<xmp><script>a</script></xmp>",
    "<plaintext>", "<textarea><script>a</script>", "<title><script>a</script></title>",
    "<select><script>a</script></select>", "<!--<img src=\"--><img src=x onerror=a//\">",
    "<!-- --!><script>a</script>", "<!--[if gte IE 4]><script>a</script><![endif]-->",
    "<![CDATA[<script>a</script>]]>", "<?php a ?><script>b</script>", "<?xml version=\"1.0\"?>",
    "<!DOCTYPE html>", "<!ENTITY a \"b\">", "</p><script>a</script>",
    "</li></ul><script>a</script>",
    "</code></pre><script>a</script>", "</main></body><script>a</script>", "\"><script>a</script>",
    "'><script>a</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
    "\" autofocus x=\"",
    "&lt;script&gt;a&lt;/script&gt;", "&#60;script&#62;a&#60;/script&#62;",
    "&quot;&gt;&lt;script&gt;",
    "\\<script>a\\</script>", "\u{0}<script>a</script>", "<\u{0}script>a</script>",
    "<script\u{c}>a</script>", "\u{2028}<script>a</script>", "＜script＞a＜/script＞",
    "<a b=\"\">\"\"\"</a>",
  ]

  /// Where in Markdown words can stand.
  package static let markupPlaces = [
    "@@", "a @@ b", "- @@", "> @@", "# @@", "*@@*", "`@@`", "```\n@@\n```", "``` @@\na\n```",
    "```@@\na",
    "    @@", "[@@](/u)", "![@@](/u)", "[a](/u \"@@\")", "[a](/u '@@')", "![a](/u (@@))",
    "[a](<@@>)",
    "[a](@@)", "[a][r]\n\n[r]: /u \"@@\"", "[@@]\n\n[@@]: /u", "|@@|\n|-|\n|@@|@@|",
    "a[^1]\n\n[^1]: @@",
    "a[^@@]\n\n[^@@]: b", "[^1]: @@", "<@@>", "https://a.example/@@", "a@@@a.example", "~~@@~~\n@@",
  ]
}
