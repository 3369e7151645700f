import type { Alternative } from '../document/kinds'
import type { Numbering } from '../document/numbering'
import type { BlockId } from '../ids'
import type { FinalBlock, FinalDocument, Id } from './final-document'
import { type Counting, versionsIn } from './recognise/versions'

/** A number as it is printed, and the series in which it is counted. */
interface Printed {
  readonly id: Id
  readonly label: string | null
  readonly series: string
}

/** The names of the series in which counting comes to other numbers than those that are printed. */
export function otherwiseCounted(
  document: Pick<FinalDocument, 'parts'>,
  { labels }: Numbering,
): ReadonlySet<string> {
  const others = new Set<string>()
  for (const { id, label, series } of printedIn(document)) {
    if ((labels.get(id as BlockId) ?? null) !== label) others.add(series)
  }
  return others
}

/** The series of everything that has a number, by its id. */
export function seriesIn(document: Pick<FinalDocument, 'parts'>): ReadonlyMap<Id, string> {
  return new Map(printedIn(document).map(({ id, series }) => [id, series]))
}

function printedIn({ parts }: Pick<FinalDocument, 'parts'>): readonly Printed[] {
  const all: Printed[] = []
  let within = 0
  let lists = 0
  parts.forEach((part, at) => {
    if (part.kind === 'contents') return
    if (part.kind === 'title') {
      within = at
      if (part.label !== null) all.push({ id: part.id, label: part.label, series: 'parts' })
      return
    }
    if (part.kind === 'annex') all.push({ id: part.id, label: part.label, series: 'annexes' })
    const paragraphs = part.kind === 'annex' ? `annex ${at}` : 'body'
    const below: string[] = []
    for (const block of part.blocks) {
      if (block.kind === 'heading') {
        all.push({ ...block, series: `headings ${within} ${block.level}` })
      } else if (block.kind === 'paragraph') {
        below.length = block.level
        const list =
          block.level > 0
            ? (below[block.level] ?? `list ${++lists}`)
            : block.style === 'operative'
              ? `operative ${at}`
              : paragraphs
        below[block.level] = list
        all.push({ ...block, series: list })
      }
    }
  })
  return all
}

/** Paragraphs that are versions of one another by their numbers, as 5 and 5 bis. */
export function versionsOf({ parts }: FinalDocument): ReadonlyMap<Id, Alternative> {
  const blocks: FinalBlock[] = []
  const counting: Counting[] = []
  for (const part of parts) {
    if (part.kind !== 'section' && part.kind !== 'annex') continue
    part.blocks.forEach((block, at) => {
      if (block.kind !== 'paragraph') return
      blocks.push(block)
      counting.push({ label: block.label, level: block.level, begins: at === 0 })
    })
  }
  const versions = versionsIn(counting)
  return new Map(
    blocks.flatMap((block, at) => {
      const version = versions[at]
      if (!version || !('id' in block)) return []
      return [[block.id, { set: `versions-${version.set + 1}`, style: version.style }] as const]
    }),
  )
}
