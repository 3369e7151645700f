import type { FinalBlock, FinalDocument, Inlines, Revision } from '../../final-document'

/**
 * What a text is made of, a line for each title, annex, block and row of it, without what is revised
 * so. Which of two sections that follow each other a block is in cannot be seen, and is not said.
 */
export function outline(document: FinalDocument, gone: Revision['how'] | null): readonly string[] {
  const isGone = (revision: Revision | undefined) => Boolean(revision) && revision?.how === gone
  const words = (content: Inlines) =>
    content
      .flatMap((each) => (each.kind === 'text' && !isGone(each.revision) ? [each.text] : []))
      .join('')
      .replaceAll('\u00a0', ' ')
  const lines = document.titles.flatMap((title) =>
    title.length > 0 && title.every(({ revision }) => isGone(revision))
      ? []
      : [`title|${words(title)}`],
  )
  const block = (each: FinalBlock): readonly string[] => {
    switch (each.kind) {
      case 'heading':
      case 'paragraph': {
        const kind = each.kind === 'heading' ? 'heading' : each.style
        const said = words(each.content)
        if (!isGone(each.end)) return [`${kind} ${each.level}|${said}`]
        return said ? [`left without its end|${said}`] : []
      }
      case 'columns':
        return each.lines.map(({ content }) => `line|${words(content)}`)
      case 'table':
        return [...each.head, ...each.rows].flatMap(({ revision, cells }) =>
          isGone(revision) ? [] : [cells.map(({ content }) => words(content)).join('|')],
        )
    }
  }
  let inSection = false
  for (const part of document.parts) {
    const blocks = 'blocks' in part ? part.blocks.flatMap(block) : []
    if (part.kind === 'section') {
      if (blocks.length > 0 && !inSection) lines.push('section')
      inSection ||= blocks.length > 0
    } else if (part.kind !== 'contents' && !isGone(part.end)) {
      inSection = false
      const content = part.kind === 'annex' ? part.title : part.content
      lines.push(`${part.kind === 'title' && part.label ? 'part' : part.kind}|${words(content)}`)
    }
    lines.push(...blocks)
  }
  return lines
}
