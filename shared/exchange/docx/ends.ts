/**
 * Which ends of paragraphs come in and go, so that every program makes the same of it.
 *
 * Blocks come in and go whole, each with the end that is its own: "one¶" comes in before "two¶". What
 * is left where they are not joins the next paragraph, which keeps its own format. There is not
 * always a next one to join, and not every program finds the end that goes:
 *
 * - before a table there is nothing to join;
 * - the end of the last paragraph of a section is the end of the section, which is to stay;
 * - LibreOffice takes words that come in at the end of a paragraph and a paragraph that comes in below
 *   it for one, with the end between them;
 * - LibreOffice loses the end of the paragraph in which the file has its first note, or the first after a
 *   comment.
 *
 * There the end of the paragraph before comes in or goes instead: "¶one" after "two". Its words then
 * stand before an end that stays, and which has the one format or the other.
 */
export function withEnds(part: string): string {
  if (!marked.test(part)) return part
  const begin = part.indexOf(opening) + opening.length
  const items = itemsOf(part.slice(begin))
  const lost = withNotesRead(items)
  const divisions: Item[][] = [[]]
  for (const item of items) {
    divisions.at(-1)?.push(item)
    if (item.kind === 'paragraph' && item.section) divisions.push([])
  }
  const placed = divisions.flatMap((division) => withOwnEnds(division, lost))
  return part.slice(0, begin) + named(remarked(placed).map(written).join(''))
}

const opening = '<w:body>'
const marked = /<w:rPr><w:(?:ins|del) [^>]*\/><\/w:rPr>/

type Item = Paragraph | Other

interface Paragraph {
  readonly kind: 'paragraph'
  /** As it was read. */
  readonly text: string
  /** How it is set, and was. */
  readonly is: string
  readonly was: string
  /** Who sets it otherwise. */
  readonly by: string | null
  readonly mark: Mark | null
  readonly section: string
  readonly content: string
}

/** A table, or what is not shown. */
interface Other {
  readonly kind: 'table' | 'other'
  readonly text: string
}

interface Mark {
  readonly how: 'ins' | 'del'
  /** `w:author` and `w:date`. */
  readonly by: string
  readonly id: string
}

function itemsOf(body: string): readonly Item[] {
  const items: Item[] = []
  let at = 0
  for (const found of body.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>|<w:p\/>/gs)) {
    if (found.index > at) items.push({ kind: 'other', text: body.slice(at, found.index) })
    const [text] = found
    items.push(text.startsWith('<w:tbl>') ? { kind: 'table', text } : paragraphOf(text))
    at = found.index + text.length
  }
  return [...items, { kind: 'other', text: body.slice(at) }]
}

function paragraphOf(text: string): Paragraph {
  const [, set = '', content = ''] =
    /^<w:p>(?:<w:pPr>(.*?)<\/w:pPr>(?!<\/w:pPrChange>)|<w:pPr\/>)?(.*)<\/w:p>$/s.exec(text) ?? []
  const section = /<w:sectPr.*<\/w:sectPr>|<w:sectPr\/>/s.exec(set)?.[0] ?? ''
  const [change = '', by = null, was = ''] =
    /<w:pPrChange w:id="\d+" ([^>]*)>(?:<w:pPr>(.*)<\/w:pPr>|<w:pPr\/>)<\/w:pPrChange>/s.exec(
      set,
    ) ?? []
  const [sign = '', how, id = '', whose = ''] =
    /<w:rPr><w:(ins|del) w:id="(\d+)" ([^>]*)\/><\/w:rPr>/.exec(set) ?? []
  const is = set.replace(change, '').replace(section, '').replace(sign, '')
  return {
    kind: 'paragraph',
    text,
    is,
    was: by === null ? is : was,
    by,
    mark: how === 'ins' || how === 'del' ? { how, id, by: whose } : null,
    section,
    content,
  }
}

/** One division of the text: its last paragraph ends the section, unless it is the last of all. */
function withOwnEnds(division: readonly Item[], lost: ReadonlySet<Item>): readonly Item[] {
  const own = [...division]
  const isGone = own.every((item) => item.kind !== 'paragraph' || item.mark !== null)
  let at = 0
  while (at < own.length) {
    const last = lastOf(own, at)
    if (last === null) {
      at++
      continue
    }
    const ends = own[last]
    const endsSection = ends?.kind === 'paragraph' && ends.section !== '' && !isGone
    const isLost = ends !== undefined && lost.has(ends) && isSetAs(before(own, at), ends)
    const isRunOn = runsOn(before(own, at), own[at])
    if (endsSection || isLost || isRunOn || own[last + 1]?.kind === 'table') {
      own.splice(0, own.length, ...(shifted(own, at, last) ?? own))
    }
    at = last + 1
  }
  return own
}

/** Those at which LibreOffice reads the notes of the file: the first has one, and so has the first
 * after something that is said of the text. */
function withNotesRead(items: readonly Item[]): ReadonlySet<Item> {
  const found = new Set<Item>()
  let isRead = false
  let isSaid = false
  for (const item of items) {
    const stays = item.kind === 'paragraph' && !item.mark
    // What is said of a paragraph that comes or goes hangs at the next one that stays.
    if (stays && isSaid) [isRead, isSaid] = [false, false]
    for (const [, what] of item.text.matchAll(/<w:(comment|footnote)Reference /g)) {
      if (what === 'footnote') {
        if (!isRead) found.add(item)
        isRead = true
      } else if (stays) isRead = false
      else isSaid = true
    }
  }
  return found
}

/** The last of the paragraphs from here on that come in, or go, as a whole by one hand. */
function lastOf(items: readonly Item[], from: number): number | null {
  const first = items[from]
  if (first?.kind !== 'paragraph' || !first.mark || !isWhole(first)) return null
  const { mark } = first
  const next = items.findIndex(
    (item, at) =>
      at > from &&
      !(item.kind === 'paragraph' && item.mark && isAlike(item.mark, mark) && isWhole(item)),
  )
  return (next < 0 ? items.length : next) - 1
}

function isAlike(one: Mark, other: Mark): boolean {
  return one.how === other.how && one.by === other.by
}

/** Nothing in it stays. */
function isWhole({ mark, content }: Paragraph): boolean {
  if (!mark) return false
  const tracked = new RegExp(`<w:${mark.how} [^>]*[^/]>.*?</w:${mark.how}>`, 'gs')
  return !withoutRemarks(content.replace(tracked, '')).includes('<w:r>')
}

function before(items: readonly Item[], at: number): Paragraph | null {
  const item = items[at - 1]
  return item?.kind === 'paragraph' ? item : null
}

/** Whether the one is to be set as the other was, so that an end may be of either. */
function isSetAs(one: Paragraph | null, other: Item | undefined): boolean {
  return one !== null && other?.kind === 'paragraph' && one.is === other.is && one.was === other.was
}

/** Whether words come in up to the end of a paragraph that stays, by the hand of the next one. */
function runsOn(stays: Paragraph | null, comes: Item | undefined): boolean {
  if (!stays || stays.mark || comes?.kind !== 'paragraph' || comes.mark?.how !== 'ins') return false
  const words = withoutRemarks(stays.content).replace(/<w:bookmark\w+ [^>]*\/>/g, '')
  const by = [...words.matchAll(/<w:(?:ins|del) w:id="\d+" ([^>]*)>/g)].at(-1)?.[1]
  return words.endsWith('</w:ins>') && by === comes.mark.by
}

/** With the end before these paragraphs in place of their own last one; `null` if there is none. */
function shifted(items: readonly Item[], from: number, to: number): readonly Item[] | null {
  const [above, first, last] = [before(items, from), items[from], items[to]]
  if (!above || first?.kind !== 'paragraph' || last?.kind !== 'paragraph' || !first.mark)
    return null
  const { mark } = first
  const stays = { ...last, mark: null }
  if (!above.mark) {
    const end =
      mark.how === 'ins' ? { is: last.is, was: above.was } : { is: above.is, was: last.was }
    return [
      ...items.slice(0, from - 1),
      { ...above, mark },
      ...items.slice(from, to),
      { ...stays, ...end, by: mark.by },
      ...items.slice(to + 1),
    ]
  }
  // What goes and what comes in its place share one end.
  if (above.mark.how === mark.how || !isWhole(above)) return null
  const formed = (item: Paragraph) => ({
    ...item,
    ...(mark.how === 'ins' ? { was: above.was } : { is: above.is }),
    by: mark.by,
  })
  const joined = { ...formed(first), content: above.content + first.content }
  return [
    ...items.slice(0, from - 1),
    ...(from === to
      ? [{ ...joined, mark: null }]
      : [joined, ...items.slice(from + 1, to), { ...formed(last), mark: null }]),
    ...items.slice(to + 1),
  ]
}

const remark = /<w:commentRangeEnd w:id="\d+"\/><w:r><w:commentReference w:id="\d+"\/><\/w:r>/g

function withoutRemarks(content: string): string {
  return content.replace(remark, '')
}

/**
 * What is said of a paragraph that comes or goes hangs at the beginning of the next one that stays:
 * LibreOffice loses the end of a paragraph that something is said in.
 */
function remarked(items: readonly Item[]): readonly Item[] {
  let said = ''
  return items.map((item) => {
    if (item.kind !== 'paragraph') return item
    if (item.mark) {
      said += [...item.content.matchAll(remark)].map(([each]) => each).join('')
      return { ...item, content: withoutRemarks(item.content) }
    }
    const content = said + item.content
    said = ''
    return { ...item, content }
  })
}

function written(item: Item): string {
  if (item.kind !== 'paragraph') return item.text
  const { is, was, by, mark, section, content } = item
  const sign = mark ? `<w:rPr><w:${mark.how} w:id="${mark.id}" ${mark.by}/></w:rPr>` : ''
  const change =
    by === null || is === was
      ? ''
      : `<w:pPrChange w:id="0" ${by}><w:pPr>${was}</w:pPr></w:pPrChange>`
  return `<w:p><w:pPr>${is}${sign}${section}${change}</w:pPr>${content}</w:p>`
}

/** No two changes have the same name. */
function named(part: string): string {
  let made = 0
  return part.replace(
    /<w:(ins|del|pPrChange) w:id="\d+"/g,
    (_, kind) => `<w:${kind} w:id="${++made}"`,
  )
}
