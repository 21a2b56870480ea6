"""HTML to what the customer sees: text by lines, with styles, images, links and quoted regions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from replylint.model import Layout, Span, Style
from replylint.reading.style import Look, apply, declarations, is_hidden, is_pixel

_UNSEEN = frozenset(
    "head title style script template meta link base iframe object embed svg math audio video "
    "select option textarea map".split()
)
# Blocks with a margin stand apart by an empty line, the others start a line.
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol blockquote pre dl figure hr".split())
_BLOCKS = _PARAGRAPHS | frozenset(
    "div table thead tbody tfoot tr td th caption li dt dd form fieldset section article header "
    "footer main aside nav address center figcaption body".split()
)
_COLLAPSIBLE = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff]")
# Reply headers of mail programs, by the classes and ids they set.
_CONTAINERS = re.compile(
    r"(?:^|\s)(?:gmail_quote\S*|yahoo_quoted|ydp\S*yahoo_quoted|zmail_extra|protonmail_quote|"
    r"moz-email-headers-table|mail-?ru-?quote\S*)(?:\s|$)"
)
_PREFIXES = re.compile(r"(?:^|\s)(?:moz-cite-prefix|gmail_attr|reply-intro)(?:\s|$)")
_TAIL_IDS = frozenset({"divrplyfwdmsg", "appendonsend", "olk_src_body_section"})
_OUTLOOK_RULE = re.compile(r"border-top:\s*solid\s+#(?:e1e1e1|b5c4df)", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of an HTML page, with spans that count in it."""

    text: str
    layout: Layout
    quoted: tuple[Span, ...]


def visible(html: str) -> Page:
    """What a person sees of `html`. Never raises: any string is some HTML."""
    tree = LexborHTMLParser(html)
    writer = _Writer()
    root = tree.body or tree.root
    if root is not None:
        _walk(root, writer)
    return writer.page()


@dataclass(slots=True)
class _Region:
    """A quoted region or a link being read; it starts with the first text in it."""

    start: int | None = None
    container: bool = False
    used: bool = False


@dataclass(slots=True)
class _Writer:
    """Text so far, and the breaks that the next word will need before it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    line_empty: bool = True
    newlines: int = 0
    wanted: int = 0
    space: bool = False
    styles: list[Style] = field(default_factory=list)
    images: list[Span] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)
    quotes: list[_Region] = field(default_factory=list)
    tail: _Region | None = None
    waiting: list[_Region] = field(default_factory=list)

    def opened(self, *, container: bool = False) -> _Region:
        """A region that the next text will begin."""
        region = _Region(container=container)
        self.waiting.append(region)
        return region

    def block(self, newlines: int) -> None:
        """Ask for a new line (1) or an empty line (2) before the next text."""
        self.wanted = max(self.wanted, newlines)
        self.space = False

    def line_break(self) -> None:
        self.flush()
        self._put("\n")

    def flush(self) -> None:
        if self.length:
            missing = self.wanted - (self.newlines if self.line_empty else 0)
            if missing > 0:
                self._put("\n" * missing)
        self.wanted = 0

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        if text.strip("\n"):
            self.newlines, self.line_empty = 0, False
        else:
            self.newlines += len(text)
            self.line_empty = True
            self.space = False

    def write(self, text: str, look: Look, *, collapse: bool) -> None:
        text = _INVISIBLE.sub("", text)
        if collapse:
            text = _COLLAPSIBLE.sub(" ", text)
            if text == " " or not text:
                self.space = self.space or (bool(text) and not self.line_empty and not self.wanted)
                return
            lead, text = text.startswith(" "), text.lstrip(" ")
            self.flush()
            if (lead or self.space) and not self.line_empty:
                self._put(" ")
            self.space = text.endswith(" ")
            text = text.rstrip(" ")
        else:
            self.flush()
            self.space = False
        text = text.replace("\xa0", " ")
        start = self.length
        for piece in re.split(r"(\n+)", text):
            if piece:
                self._put(piece)
        if text.strip():
            self._begin(start)
            self._style(Span(start, self.length), look)

    def _begin(self, start: int) -> None:
        for region in self.waiting:
            if region.start is None:
                region.start = start
        self.waiting.clear()

    def _style(self, span: Span, look: Look) -> None:
        if self.styles:
            last = self.styles[-1]
            same = (last.font, last.size, last.color) == (look.font, look.size, look.color)
            if same and span.start - last.span.end <= 2:
                self.styles[-1] = Style(
                    Span(last.span.start, span.end), look.font, look.size, look.color
                )
                return
        self.styles.append(Style(span, look.font, look.size, look.color))

    def image(self) -> None:
        self.flush()
        self.images.append(Span(self.length, self.length))

    def close_quote(self, quote: _Region) -> None:
        self.quotes.remove(quote)
        if quote.start is not None and not (quote.container and quote.used):
            self.quoted.append(Span(quote.start, self.length))

    def page(self) -> Page:
        text = "".join(self.parts)
        end = len(text.rstrip())
        if self.tail and self.tail.start is not None:
            self.quoted.append(Span(self.tail.start, self.length))
        styles = tuple(style for style in self.styles if style.font or style.size or style.color)
        layout = Layout(
            styles,
            tuple(Span(min(image.start, end), min(image.end, end)) for image in self.images),
            tuple(self.links),
        )
        quoted = {Span(span.start, min(span.end, end)) for span in self.quoted if span.start < end}
        return Page(text[:end], layout, tuple(sorted(quoted)))


@dataclass(slots=True)
class _Frame:
    """An element on the way down: what to do when it is left."""

    node: LexborNode
    look: Look
    pre: bool
    break_after: int = 0
    quotes: list[_Region] = field(default_factory=list)
    link: _Region | None = None
    ordinal: int = 0


def _walk(root: LexborNode, writer: _Writer) -> None:
    """Depth first without recursion: mail nests tables hundreds deep."""
    frames: list[_Frame] = []
    base = _Frame(root, Look(), pre=False)
    node: LexborNode | None = root
    while node is not None:
        parent = frames[-1] if frames else base
        frame = _enter(node, parent, writer)
        if frame is not None:
            frames.append(frame)
            if node.child is not None:
                node = node.child
                continue
            _leave(frames.pop(), writer)
        following = node.next if node != root else None
        while following is None and frames:
            done = frames.pop()
            _leave(done, writer)
            following = done.node.next if done.node != root else None
        node = following


def _enter(node: LexborNode, parent: _Frame, writer: _Writer) -> _Frame | None:
    """Write what opens at this node; None if there is nothing to see below it."""
    tag = node.tag or ""
    if tag == "-text":
        writer.write(node.text_content or "", parent.look, collapse=not parent.pre)
        return None
    if tag.startswith(("-", "_", "!")) or tag in _UNSEEN:
        return None
    attributes = node.attributes
    css = declarations(attributes.get("style") or "")
    if is_hidden(attributes, css):
        return None
    if tag == "br":
        writer.line_break()
        return None
    if tag == "img":
        _image(attributes, css, parent, writer)
        return None
    look = apply(parent.look, tag, attributes, css)
    pre = parent.pre or tag == "pre" or css.get("white-space", "").startswith("pre")
    frame = _Frame(node, look, pre)
    if tag in _BLOCKS:
        frame.break_after = 2 if tag in _PARAGRAPHS and not _is_tight(node, attributes, css) else 1
        writer.block(frame.break_after)
    if tag == "li":
        parent.ordinal += 1
        bullet = f"{parent.ordinal}. " if parent.node.tag == "ol" else "- "
        writer.write(bullet, look, collapse=False)
    if tag == "a" and attributes.get("href"):
        frame.look = Look(look.font, look.size, None)  # a link is blue by custom, not by choice
        frame.link = writer.opened()
    _open_quotes(node, attributes, frame, writer)
    return frame


def _leave(frame: _Frame, writer: _Writer) -> None:
    for quote in frame.quotes:
        writer.close_quote(quote)
    if frame.link is not None and frame.link.start is not None:
        writer.links.append(Span(frame.link.start, writer.length))
    if frame.break_after:
        writer.block(frame.break_after)


def _is_tight(node: LexborNode, attributes: dict[str, str | None], css: dict[str, str]) -> bool:
    """Paragraphs without a margin, as Outlook writes each line, and lists inside lists."""
    margins = (css.get("margin", ""), css.get("margin-bottom", ""), css.get("margin-top", ""))
    flat = any(re.match(r"0(?:[a-z%]*)(?:\s|$)", margin) for margin in margins)
    nested = node.tag in ("ul", "ol") and node.parent is not None and node.parent.tag == "li"
    return flat or nested or "mso" in (attributes.get("class") or "").lower()


def _image(
    attributes: dict[str, str | None], css: dict[str, str], parent: _Frame, writer: _Writer
) -> None:
    alt = attributes.get("alt") or ""
    if 0 < len(alt) <= 2 and not alt.isascii():
        writer.write(alt, parent.look, collapse=False)  # an emoji drawn as a picture
    elif attributes.get("src") and not is_pixel(attributes, css):
        writer.image()


def _open_quotes(
    node: LexborNode, attributes: dict[str, str | None], frame: _Frame, writer: _Writer
) -> None:
    classes, identity = attributes.get("class") or "", (attributes.get("id") or "").lower()
    if node.tag == "blockquote":
        quote = writer.opened()
        for around in reversed(writer.quotes):
            if not around.container:
                break
            if not around.used:  # what stands before the first quotation introduces it
                around.used = True
                quote.start = around.start
        frame.quotes.append(quote)
    elif _CONTAINERS.search(classes) or identity in ("yahoo_quoted", "mailrucitation"):
        container = node.css_first("blockquote") is not None
        frame.quotes.append(writer.opened(container=container))
    elif (_PREFIXES.search(classes) or identity == "reply-intro") and not writer.quotes:
        frame.quotes.append(writer.opened())
    elif (
        writer.tail is None
        and not writer.quotes
        and (identity in _TAIL_IDS or _OUTLOOK_RULE.search(attributes.get("style") or ""))
    ):
        writer.tail = writer.opened()
    writer.quotes.extend(frame.quotes)
