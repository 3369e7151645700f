import type { FinalBlock, FinalDocument, Inline, Inlines, Revision } from '../../final-document'

/** Each block in a line, with what comes in and goes between signs. */
export const said = ({ parts }: FinalDocument): readonly string[] =>
  parts.flatMap((part) => ('blocks' in part ? part.blocks.map(lineOf) : []))

function lineOf(block: FinalBlock): string {
  if (block.kind === 'table' || block.kind === 'columns') return block.kind
  const end = block.end ? sign(block.end, '¶') : ''
  return `${block.label ?? ''} ${block.content.map(inlineOf).join('')}${end}`.trim()
}

export function inlineOf(each: Inline): string {
  if (each.kind === 'break') return '\n'
  const words = each.kind === 'text' ? each.text : `[${each.sign}]`
  return each.revision ? sign(each.revision, words) : words
}

function sign({ how, by }: Revision, words: string): string {
  return how === 'inserted' ? `{+${by}: ${words}+}` : `[-${by}: ${words}-]`
}

/** The words of each block without those that are revised so; a block whose end goes, goes. */
export function resolved(
  { parts }: FinalDocument,
  gone: Revision['how'] | null,
): readonly string[] {
  const lines: string[] = []
  let open = ''
  const end = (revision: Revision | undefined) => {
    if (revision && revision.how === gone) return
    // A space may be bound to a word that has gone.
    lines.push(open.replaceAll('\u00a0', ' '))
    open = ''
  }
  const add = (content: Inlines) => {
    for (const each of content) {
      if (each.kind === 'break' || (each.revision && each.revision.how === gone)) continue
      open +=
        each.kind === 'text'
          ? each.text
          : `(${each.kind === 'footnote' ? noteOf(each.content) : each.sign})`
    }
  }
  const noteOf = (content: Inlines) =>
    content
      .map((each) => (each.kind === 'text' && each.revision?.how !== gone ? each.text : ''))
      .join('')
  for (const part of parts) {
    if (part.kind === 'annex') lines.push(part.label)
    if (!('blocks' in part)) continue
    for (const block of part.blocks) {
      if (block.kind === 'table' || block.kind === 'columns') continue
      add(block.content)
      end(block.end)
    }
  }
  return lines
}
