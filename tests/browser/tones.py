"""The tone of a text: all that decides whether it can be read. Of each tone one is examined.

That is its colour and whether it is large; what lies behind it, which is the ground of each element
around it; for a link, how it stands out from the text it is in. Of type, what is easier to read
counts, as in WCAG: 24 px, or 18.66 px in bold. Whatever is lifted out of its place can lie on
something that is not around it: there the same tone in another place counts as another.
"""

MODES = ["light", "high-contrast"]
LOOK = """mode => {
  document.documentElement.dataset.uiMode = mode;
  document.querySelector('meta[name=color-scheme]').content = mode === 'light' ? 'light' : 'dark';
}"""
TONES = f"""([fresh, modes]) => {{
  const look = {LOOK}, wanted = new Set(fresh), found = {{}};
  const looked = window.looked ??= new Map(), held = window.toned = {{}};
  if (!window.fresh) {{
    window.fresh = [];
    for (const [e, mark] of window.marks) if (wanted.delete(mark)) window.fresh.push([e, mark]);
  }}
  const bare = ['rgba(0, 0, 0, 0)', 'none', '1', 'none', 'normal'].join();
  for (const mode of modes) {{
    look(mode);
    const tones = held[mode] = new Map(), grounds = new Map();
    const around = e => {{
      if (!e) return ['', false];
      if (!grounds.has(e)) {{
        const s = getComputedStyle(e), [behind, lifted] = around(e.parentElement);
        const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter,
          s.mixBlendMode].join();
        const moved = !['static', 'relative'].includes(s.position) || s.transform !== 'none'
          || [s.marginTop, s.marginBottom, s.marginLeft].some(size => parseFloat(size) < 0);
        grounds.set(e, [own === bare ? behind : `${{own}}<${{behind}}`, lifted || moved]);
      }}
      return grounds.get(e);
    }};
    for (const [e, mark] of window.fresh) {{
      const key = mode + mark;
      if (!e.checkVisibility({{visibilityProperty: true}})
          || e.matches('.ui-sr, .ui-sr *, [type=radio], [type=checkbox]')) {{
        looked.delete(key);
        continue;
      }}
      const s = getComputedStyle(e), size = parseFloat(s.fontSize), [behind, lifted] = around(e);
      const large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
      const text = e.parentElement && getComputedStyle(e.parentElement);
      const link = e.localName === 'a' && [text.color, text.fontWeight === s.fontWeight,
        s.display, s.borderBottomStyle, s.borderBottomWidth, s.fontStyle];
      const asleep = !!e.closest('[disabled], [aria-disabled=true], [inert]');
      const tone = [mode, s.color, large, s.textDecorationLine, s.textShadow, link, asleep,
        s.backgroundImage, lifted && mark, behind].join('|').replaceAll(' ', '');
      if (looked.get(key) !== tone && !tones.has(tone)) tones.set(tone, e);
      looked.set(key, tone);
    }}
    found[mode] = [...tones.keys()];
  }}
  look('light');
  return found;
}}"""
"""By contrast, the tones of the elements with fresh marks, those left out that they had at the
width before.
"""
JUDGE = f"""async ([mode, tones]) => {{
  if (!window.axe) return null;
  const held = window.toned[mode], of = new Map(tones.map(tone => [held.get(tone), tone]));
  ({LOOK})(mode);
  for (const e of of.keys()) e.dataset.toned = '';
  const found = await axe.run({{include: [['[data-toned]']]}}, {{
    runOnly: ['color-contrast', 'link-in-text-block'], elementRef: true, preload: false,
    resultTypes: ['violations', 'passes', 'incomplete'],
  }});
  for (const e of of.keys()) delete e.dataset.toned;
  ({LOOK})('light');
  const of_colour = ({{id, nodes}}) => id === 'color-contrast' ? nodes : [];
  const pictured = ({{any}}) => ['bgImage', 'bgGradient'].includes(any[0]?.data?.messageKey);
  const judged = [...[...found.passes, ...found.violations].flatMap(of_colour),
    ...found.incomplete.flatMap(of_colour).filter(pictured)].map(node => of.get(node.element));
  const wrong = found.violations.flatMap(({{id, impact, nodes}}) => nodes.map(
    ({{html, failureSummary}}) =>
      `${{id}} (${{impact}}): ${{html.slice(0, 160)}} ${{failureSummary.slice(0, 200)}}`));
  return [judged.filter(Boolean), wrong];
}}"""
"""Which of the tones axe could judge, or never can since there is a picture behind, and what it
finds wrong. What it cannot judge for want of room or sight is looked at wherever it stands.
"""
