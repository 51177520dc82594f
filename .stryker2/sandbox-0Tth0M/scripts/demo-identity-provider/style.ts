/** The console's own tokens, light and dark by the system. */
export const style = `
@font-face {
  font-family: "Inter Variable"; font-weight: 100 900; font-display: swap; src: url("/inter.woff2") format("woff2");
}
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(0.978 0.004 240), oklch(0.175 0.014 250));
  --surface: light-dark(oklch(1 0 0), oklch(0.212 0.016 250));
  --sunken: light-dark(oklch(0.962 0.006 240), oklch(0.15 0.013 250));
  --line: light-dark(oklch(0.915 0.008 240), oklch(0.295 0.018 250));
  --ink: light-dark(oklch(0.23 0.025 250), oklch(0.945 0.006 240));
  --ink-2: light-dark(oklch(0.44 0.022 250), oklch(0.78 0.014 245));
  --accent: light-dark(oklch(0.47 0.105 222), oklch(0.8 0.095 215));
  --accent-soft: light-dark(oklch(0.95 0.025 222), oklch(0.3 0.045 225));
}
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  background: var(--canvas); color: var(--ink);
  font: 14px/20px "Inter Variable", "PingFang SC", "Noto Sans SC", system-ui, sans-serif;
  -webkit-font-smoothing: antialiased;
}
aside {
  background: var(--surface); color: var(--ink-2); border-bottom: 1px solid var(--line);
  padding: 6px 20px; font-size: 12px; line-height: 18px;
}
main { max-width: 760px; margin: 0 auto; padding: 48px 20px; }
h1 { font-size: 24px; line-height: 32px; font-weight: 600; }
.lead { color: var(--ink-2); margin: 8px 0 24px; overflow-wrap: anywhere; }
ul { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 8px; }
li { display: grid; }
button {
  font: inherit; color: inherit; text-align: start; cursor: pointer; background: var(--surface);
  border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; display: flex; gap: 12px; align-items: flex-start;
  transition: background-color 120ms ease-out, border-color 120ms ease-out;
}
button:hover { background: var(--sunken); border-color: var(--accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.tile {
  flex: none; width: 32px; height: 32px; border-radius: 50%; display: grid; place-items: center;
  background: var(--accent-soft); color: var(--accent); font-size: 12px; font-weight: 600;
}
.who { min-width: 0; overflow-wrap: anywhere; }
.who > * { display: block; }
.who strong { font-weight: 600; }
.who span { color: var(--ink-2); font-size: 13px; }
.who span::first-letter { text-transform: capitalize; }
.who .email::first-letter { text-transform: none; }
.cancel { margin-top: 16px; border-radius: 6px; padding: 6px 12px; font-size: 13px; font-weight: 500; }
@media (prefers-reduced-motion: reduce) { * { transition: none; } }
`;
