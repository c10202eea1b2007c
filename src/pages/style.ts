import { createHash } from 'node:crypto'

/** How every page looks: one column that reads well on a phone, in light and in dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #5b6670; --ground: #fff; --card: #f4f7f6; --line: #dde4e1; --accent: #0b6e4f; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebe9; --quiet: #a3afaa; --ground: #14191b; --card: #1d2426; --line: #344043; --accent: #58c79c; --wrong: #f2938c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 system-ui, 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .25rem; padding-bottom: .25rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0; }
a { color: var(--accent); }
.quiet, body [lang='en'] { color: var(--quiet); font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .75rem 1rem; margin: .75rem 0; }
.window { border-top: 1px solid var(--line); margin-top: .5rem; padding-top: .5rem; }
.whom { font-weight: 600; }
.open h3::after { content: '●'; color: var(--accent); margin-left: .4rem; font-size: .75rem; vertical-align: middle; }
.notice { padding-top: 15vh; text-align: center; }
.good, .wrong { border-left: .35rem solid var(--accent); }
.wrong { border-left-color: var(--wrong); }
.card h2 { margin-top: 0; border: 0; }
.card ul { max-height: 50vh; margin: .5rem 0 0; padding-left: 1.25rem; overflow: auto; overscroll-behavior: contain; }
.steps { display: flex; gap: .5rem; margin: 1rem 0; padding: 0; list-style: none; color: var(--quiet); font-size: .875rem; }
.steps li { flex: 1; border-top: .25rem solid var(--line); padding-top: .25rem; }
.steps .past { border-color: var(--accent); }
.steps [aria-current] { border-color: var(--accent); color: var(--ink); font-weight: 600; }
code { display: block; padding: .5rem .75rem; border-radius: .5rem; background: var(--card); overflow-x: auto; white-space: nowrap; user-select: all; }
form p { margin: .75rem 0; }
label { display: block; }
.tick { display: flex; gap: .6rem; align-items: start; }
.tick input { flex: none; width: 1.25rem; height: 1.25rem; margin: .2rem 0 0; accent-color: var(--accent); }
input[type='file'] { display: block; width: 100%; margin-top: .5rem; padding: .75rem; border: 2px dashed var(--line); border-radius: .75rem; background: var(--ground); color: inherit; font: inherit; }
input[type='file']:hover { border-color: var(--accent); }
::file-selector-button { margin-right: .75rem; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: inherit; font: inherit; }
button { width: 100%; min-height: 3rem; padding: .6rem 1.5rem; border: 0; border-radius: .75rem; background: var(--accent); color: var(--ground); font: inherit; font-weight: 600; cursor: pointer; }
button:disabled { opacity: .7; cursor: progress; }
button[aria-busy='true']::before { content: ''; display: inline-block; width: .9em; height: .9em; margin-right: .6em; border: .15em solid; border-right-color: transparent; border-radius: 50%; vertical-align: -.1em; animation: turn 1s linear infinite; }
@keyframes turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { button::before { animation: none !important; } }
:focus-visible { outline: .2rem solid var(--accent); outline-offset: .15rem; }
@media (min-width: 30rem) { button { width: auto; } }
`

/** What lets the style, and nothing else, stand in a page. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
