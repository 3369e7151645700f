import { Fragment, type Node } from 'prosemirror-model'
import { isContainer } from '../document/blocks'
import { blankText } from '../document/opening-text'
import { type Listed, recommendationsOf } from '../document/recommendations'
import { schema } from '../document/schema'
import type { NewId } from '../ids'
import { type FollowUp, type Matter, matterOf } from './follow-up'

/** The conference whose text was adopted. */
export interface Before {
  readonly title: string
  readonly text: Node
  /** As the adopted text was issued; `null` while it has none. */
  readonly symbol: string | null
  readonly followUp: FollowUp
}

export interface Next {
  readonly title: string
  readonly meeting: string
}

/** The sentences of it, in the language of the next conference. */
export interface MatterWords {
  readonly heading: (title: string) => string
  readonly recommended: (matter: Cited) => string
  readonly progress: (matter: Matter) => string
  readonly done: (matter: Cited & { readonly sources: string }) => string
  readonly notDone: (matter: Cited) => string
}

export interface Cited {
  readonly addressee: string
  /** "paragraph 20 of CCW/AP.II/CONF.7/2" */
  readonly citation: { readonly label: string | null; readonly symbol: string | null }
  /** In one line: words of several paragraphs follow one another. */
  readonly words: string
}

/**
 * The text with which the next conference opens: what became of each recommendation of the one before,
 * and at the end of its last section a draft of what it may report about that, with its sources.
 */
export function mattersArising(before: Before, next: Next, words: MatterWords, newId: NewId): Node {
  const listed = recommendationsOf(before.text)
  const blank = blankText(next, newId)
  const write = writer(newId)
  const cited = (each: Listed): Cited => ({
    addressee: each.addressee,
    citation: { label: citedLabel(each), symbol: before.symbol },
    words: each.words.replace(/\s*\n\s*/g, ' '),
  })
  const matters = listed.flatMap((each) => {
    const matter = matterOf(before.followUp, each.block)
    return [
      write.paragraph(0, words.recommended(cited(each))),
      write.paragraph(1, words.progress(matter)),
      ...(matter.notes ? [write.paragraph(1, matter.notes.replace(/\s*\n\s*/g, ' '))] : []),
      ...matter.sources.map(({ cited: source, address }) =>
        write.paragraph(1, address ? `${source} <${address}>` : source),
      ),
    ]
  })
  const reported = listed.map((each) => {
    const { progress, sources } = matterOf(before.followUp, each.block)
    const isDone = progress === 'done' || progress === 'reported'
    const from = sources.map((source) => source.cited).join('; ')
    return write.paragraph(
      0,
      isDone ? words.done({ ...cited(each), sources: from }) : words.notDone(cited(each)),
    )
  })
  const section = write.section(words.heading(before.title), matters)
  const tops = blank.children
  const first = tops.findIndex(isContainer)
  const last = tops.findLastIndex(isContainer)
  const withReport = tops.map((top, at) =>
    at === last ? top.copy(top.content.append(Fragment.from(reported))) : top,
  )
  return blank.copy(
    Fragment.from([...withReport.slice(0, first), section, ...withReport.slice(first)]),
  )
}

function citedLabel({ label, annex }: Listed): string | null {
  return label && annex ? `${label} (${annex})` : label
}

function writer(newId: NewId) {
  const { heading, paragraph, section } = schema.nodes
  return {
    paragraph: (level: number, words: string) =>
      paragraph.create({ id: newId(), level }, schema.text(words)),
    section: (title: string, blocks: readonly Node[]) =>
      section.create({ id: newId() }, [
        heading.create({ id: newId(), level: 1 }, schema.text(title)),
        ...blocks,
      ]),
  }
}
