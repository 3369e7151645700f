import type { FinalRun, Inline, Inlines } from './final-document'

/** Words side by side that are alike stand in one run. */
export function joined(content: readonly Inline[]): Inlines {
  const out: Inline[] = []
  for (const each of content) {
    const last = out.at(-1)
    if (each.kind === 'text' && last?.kind === 'text' && isAlike(each, last))
      out.splice(-1, 1, { ...last, text: last.text + each.text })
    else out.push(each)
  }
  return out
}

function isAlike(one: FinalRun, other: FinalRun): boolean {
  return (
    one.language === other.language &&
    one.to === other.to &&
    one.revision === other.revision &&
    one.formats.length === other.formats.length &&
    one.formats.every((format) => other.formats.includes(format))
  )
}
