import { createHash } from 'node:crypto'

/** How every page looks: one column that reads well on a phone, in light and in dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #5b6670; --ground: #fff; --card: #f4f7f6; --line: #dde4e1; --accent: #0b6e4f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebe9; --quiet: #a3afaa; --ground: #14191b; --card: #1d2426; --line: #344043; --accent: #58c79c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 system-ui, 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .25rem; padding-bottom: .25rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0; }
a { color: var(--accent); }
.quiet, [lang='en'] { color: var(--quiet); font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .75rem 1rem; margin: .75rem 0; }
.window { border-top: 1px solid var(--line); margin-top: .5rem; padding-top: .5rem; }
.whom { font-weight: 600; }
.open h3::after { content: '●'; color: var(--accent); margin-left: .4rem; font-size: .75rem; vertical-align: middle; }
.notice { padding-top: 15vh; text-align: center; }
`

/** What lets the style, and nothing else, stand in a page. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
