import { htmlEscape } from 'escape-goat'

/** One person's code, as it is handed out. */
export interface Slip {
  id: string
  name: string
  /** Of a student; empty for everybody else. */
  class: string
  code: string
  /** ISO date. */
  expiresOn: string
}

/**
 * A page to print and cut: a slip each, every class on sheets of its own, with nothing personal but name, class and number.
 *
 * Source: contract.md, codes and Binding.
 */
export function slipsPage(school: string, slips: readonly Slip[]): string {
  const classes = [...new Set(slips.map((slip) => slip.class))]
  const sections = classes.map((name) =>
    sectionOf(
      name,
      school,
      slips.filter((slip) => slip.class === name),
    ),
  )
  return `<!doctype html>
<html lang="zh-TW">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>學習歷程助理 綁定碼</title>
<style>${style}</style>
</head>
<body>
${sections.join('\n')}
</body>
</html>
`
}

const sectionOf = (name: string, school: string, slips: readonly Slip[]) => `<section>
<h1>${name === '' ? '教職員與法定代理人' : htmlEscape`${name} 班`}</h1>
<div class="slips">
${slips.map((slip) => slipOf(slip, school)).join('\n')}
</div>
</section>`

const slipOf = ({ id, name, class: className, code, expiresOn }: Slip, school: string) => htmlEscape`<article>
<h2>${school} 學習歷程助理</h2>
<p class="who">${className} ${name}（${id}）</p>
<p class="code">${code}</p>
<ol>
<li>用自己的手機，打開學校的學習歷程助理（LINE 或 Discord）。</li>
<li>在一對一聊天室傳送上面這組綁定碼。</li>
<li>看到「已綁定」和自己的姓名，就完成了。</li>
</ol>
<p class="until">${expiresOn} 以前有效，只能用一次，請勿交給別人；遺失可請學校重發。</p>
<p class="until" lang="en">Send this code to the assistant in a private chat. Good once, until ${expiresOn}.</p>
</article>`

const style = `
@page { size: A4; margin: 10mm }
body { font: 10pt/1.5 system-ui, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif; margin: 0; color: #000 }
section { break-after: page }
section:last-child { break-after: auto }
h1 { font-size: 12pt; margin: 0 0 3mm }
.slips { display: grid; grid-template-columns: 1fr 1fr }
article { outline: 1px dashed #888; padding: 4mm 5mm; break-inside: avoid }
h2 { font-size: 10pt; margin: 0 }
.who { margin: 1mm 0 }
.code { font: 700 18pt/1.4 ui-monospace, "Cascadia Mono", Menlo, monospace; letter-spacing: .08em; margin: 0 }
ol { margin: 1mm 0; padding-left: 1.4em }
.until { font-size: 8.5pt; margin: 0 }
`
