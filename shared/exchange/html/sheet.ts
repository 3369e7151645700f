/** The look of a document as a page: that of the paper, on the screen of whoever opens it. */
export const sheet = `
:root { color-scheme: light dark; --margin: 3.6em; --step: 2.4em }
body { font: 1.0625rem/1.5 Tinos, "Times New Roman", "Liberation Serif", "Noto Naskh Arabic", serif; max-width: 44em; margin: 0 auto; padding: 2rem 1.25rem 4rem }
.masthead { display: flex; flex-wrap: wrap; gap: 1em 2em; justify-content: space-between; border-block: 1px solid; border-block-end-width: 3px; padding: .6em 0 1em; line-height: 1.35 }
.masthead p { margin: 0 }
.organization { flex-basis: 100% }
.organization, .organ, .symbol { font-weight: bold }
.organ { flex: 1 1 16em; white-space: pre-line }
.facts { min-width: 12em }
.facts > :empty { height: .7em }
.meeting { margin: .2em 0 }
.marking { font-weight: bold; text-align: center; margin-block: 1.5em }
h1 { font-size: 1.35rem; text-align: center; line-height: 1.3; margin-block: 1.4em }
h2, h3, h4, h5, h6 { line-height: 1.3; font-size: 1.0625rem; margin-block: 1.6em .8em; margin-inline-start: var(--margin); text-wrap: balance }
h2 { font-size: 1.2rem }
h4, h5, h6 { font-style: italic }
:is(h2, h3, h4, h5, h6) .number { position: absolute; margin-inline-start: calc(-1 * var(--margin)); font-style: normal }
.annex > h2:first-child { text-align: center; margin-inline-start: 0 }
.annex > h2:first-child .number { position: static; display: block; margin: 0 0 .4em }
.annex { border-block-start: 1px solid; margin-block-start: 3em }
p { margin-block: 0 .8em; overflow-wrap: break-word }
.block { margin-inline-start: calc(var(--margin) + var(--level, 0) * var(--step)) }
.numbered { margin-inline-start: var(--margin) }
.numbered .number { display: inline-block; min-width: var(--step); margin-inline-start: calc(var(--level, 0) * var(--step)); padding-inline-end: .4em }
.quotation { margin-inline: calc(var(--margin) + var(--step)) var(--step) }
.adoption { font-style: italic }
table { border-collapse: collapse; width: 100%; margin-block: 1em; font-size: .95em; border-block: 2px solid }
caption { text-align: start; font-weight: bold; padding-block: .4em }
th, td { text-align: start; vertical-align: top; padding: .3em .5em; border-block-end: 1px solid }
.figures { text-align: end; font-variant-numeric: tabular-nums }
[dir=rtl] td.figures[dir=ltr] { text-align: left }
td.figures { white-space: nowrap }
thead th { vertical-align: bottom; font-style: italic; font-weight: normal }
.wide { overflow-x: auto }
.columns { columns: 3 11em; margin-inline-start: var(--margin); padding: 0; list-style: none }
nav { margin-block: 2em }
nav ol { list-style: none; padding: 0 }
nav li { display: flex; gap: .6em; align-items: baseline; margin-block: .3em }
nav h2 { margin-inline-start: 0 }
nav .label { flex: none; min-width: 4em; white-space: nowrap }
nav .second { padding-inline-start: 4.6em }
nav .range { margin-inline-start: auto; padding-inline-start: 1em; white-space: nowrap }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .15em }
sup { line-height: 0 }
.notes { border-block-start: 1px solid; margin-block-start: 2.5em; padding-block-start: .8em; font-size: .9em }
.notes ol { list-style: none; padding: 0 }
.notes .sign { display: inline-block; min-width: 2em; vertical-align: super; font-size: .75em }
ins { text-decoration: underline; text-decoration-thickness: 2px; color: #00529b; font-weight: 600 }
del { text-decoration: line-through; color: #9b1c1c }
del + ins, ins + del { margin-inline: .15em }
@media (prefers-color-scheme: dark) { ins { color: #8cc4ff } del { color: #ff9c9c } }
.legend { font-size: .9em }
[data-amendment]::after { content: "[" attr(data-amendment) "]"; display: inline-block; unicode-bidi: isolate; vertical-align: super; font-size: .7em; font-weight: normal; line-height: 0; color: CanvasText; margin-inline: .15em }
.remarks { border-block-start: 1px solid; margin-block-start: 2.5em; font-size: .9em }
.remarks ol { list-style: none; padding: 0 }
.remarks p { margin-block: .1em }
.remarks li { margin-block: .7em }
.digest { margin-block-start: 3em; font: .75rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
bdi, [dir] { unicode-bidi: isolate }
@page { size: A4; margin: 25mm 20mm }
@media print { body { max-width: none; padding: 0; font-size: 11pt } .annex { break-before: page; border: 0 } h2, h3, h4, h5, h6 { break-after: avoid } tr { break-inside: avoid } a { text-decoration: none } }
@media (max-width: 34em) { :root { --margin: 2.2em; --step: 1.6em } }
`
