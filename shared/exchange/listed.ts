import { inOrder } from '../versions/in-order'
import {
  type Anchor,
  type ContentsEntry,
  type FinalDocument,
  type FinalPart,
  type Inline,
  type Inlines,
  paragraphRange,
  type Revision,
  wordsOf,
} from './final-document'

/** A line of the list of contents as it is printed; in a redline with what comes in and goes. */
export interface Listed {
  readonly target: Anchor
  readonly level: ContentsEntry['level']
  readonly label: Inlines
  readonly title: Inlines
  readonly paragraphs: Inlines
  /** Of the line as a whole. */
  readonly revision?: Revision
}

type Hand = Omit<Revision, 'how'>

export function listedIn({ contents, parts, redline }: FinalDocument): readonly Listed[] {
  const before = redline?.before
  if (!before) return contents.map((entry) => whole(entry))
  const { by, at } = before
  return between(before.contents, contents, titlesIn(parts), { by, at })
}

/**
 * How wide the numbers of the first and of the second level are in the list, in millimetres: as wide
 * as those of annexes are long, which some languages say in words.
 */
export function labelWidths(document: FinalDocument): readonly [number, number] {
  const isRtl = document.language.direction === 'rtl'
  const lengths = listedIn(document).flatMap(({ level, label }) =>
    level < 2 ? [wordsOf(label).length] : [],
  )
  const longest = Math.ceil(Math.max(0, ...lengths) * millimetresOfLetter)
  return isRtl ? [Math.max(30, longest), 15] : [Math.max(20, longest), 10]
}

const millimetresOfLetter = 2.2

/** Of the list as a whole, where all of it comes in or goes. */
export function revisionOf(listed: readonly Listed[]): Revision | undefined {
  const first = listed[0]?.revision
  return listed.every(({ revision }) => revision?.how === first?.how) ? first : undefined
}

/**
 * The list of contents of one text as it becomes that of another: lines that come and go, and in
 * those that stay the titles as they are changed further on, and the numbers.
 */
function between(
  before: readonly ContentsEntry[],
  after: readonly ContentsEntry[],
  titles: ReadonlyMap<Anchor, Titled>,
  hand: Hand,
): readonly Listed[] {
  const places = new Map(before.map(({ target }, at) => [target, at]))
  const stay = inOrder(
    after.flatMap(({ target, level }) => {
      const at = places.get(target)
      return at !== undefined && before[at]?.level === level ? [at] : []
    }),
  )
  const lines: Listed[] = []
  // After those that go in their place.
  const coming: Listed[] = []
  let next = 0
  const go = (until: number) => {
    for (const old of before.slice(next, until)) {
      lines.push(whole(old, { ...(titles.get(old.target)?.end ?? hand), how: 'deleted' }))
    }
    next = until
  }
  for (const now of after) {
    const at = places.get(now.target)
    const old = at === undefined ? undefined : before[at]
    if (at === undefined || !old || !stay.has(at) || at < next) {
      coming.push(whole(now, { ...(titles.get(now.target)?.end ?? hand), how: 'inserted' }))
      continue
    }
    go(at)
    next = at + 1
    lines.push(...coming.splice(0), kept(old, now, titles.get(now.target)?.title, hand))
  }
  go(before.length)
  return [...lines, ...coming]
}

function kept(
  old: ContentsEntry,
  now: ContentsEntry,
  title: Inlines | undefined,
  hand: Hand,
): Listed {
  const { target, level } = now
  return {
    target,
    level,
    label: given(old.label ?? '', now.label ?? '', hand),
    title: title && says(title, old.title, now.title) ? title : given(old.title, now.title, hand),
    paragraphs: given(paragraphRange(old.paragraphs), paragraphRange(now.paragraphs), hand),
  }
}

/** Whether this is the one before and the other after; not where spaces at its ends come or go. */
function says(title: Inlines, old: string, now: string): boolean {
  const without = (how: Revision['how']) =>
    title
      .map((each) => (each.kind === 'text' && each.revision?.how !== how ? each.text : ''))
      .join('')
  return without('inserted') === old && without('deleted') === now
}

function whole(entry: ContentsEntry, revision?: Revision): Listed {
  const { target, level, label, title, paragraphs } = entry
  return {
    target,
    level,
    label: run(label ?? '', revision),
    title: run(title, revision),
    paragraphs: run(paragraphRange(paragraphs), revision),
    ...(revision && { revision }),
  }
}

function given(was: string, is: string, hand: Hand): Inlines {
  if (was === is) return run(is)
  return [...run(was, { ...hand, how: 'deleted' }), ...run(is, { ...hand, how: 'inserted' })]
}

function run(text: string, revision?: Revision): Inlines {
  return text ? [{ kind: 'text', text, formats: [], ...(revision && { revision }) }] : []
}

interface Titled {
  readonly title: Inlines
  readonly end: Revision | undefined
}

function titlesIn(parts: readonly FinalPart[]): ReadonlyMap<Anchor, Titled> {
  const titles = new Map<Anchor, Titled>()
  for (const part of parts) {
    if (part.kind === 'title')
      titles.set(part.anchor, { title: plain(part.content), end: part.end })
    if (part.kind === 'annex') titles.set(part.anchor, { title: plain(part.title), end: part.end })
    if (part.kind !== 'section') continue
    for (const block of part.blocks) {
      if (block.kind !== 'heading') continue
      titles.set(block.anchor, { title: plain(block.content), end: block.end })
    }
  }
  return titles
}

/** Without notes, and as in a list: it leads nowhere else. */
function plain(content: Inlines): Inlines {
  return content.flatMap((each): readonly Inline[] => {
    const revision = each.revision && { revision: each.revision }
    if (each.kind === 'text') return [{ kind: 'text', text: each.text, formats: [], ...revision }]
    return each.kind === 'break' ? [{ kind: 'text', text: ' ', formats: [], ...revision }] : []
  })
}
