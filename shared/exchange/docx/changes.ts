import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  type IParagraphPropertiesOptions,
  Paragraph,
  Run,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from 'docx'
import type { Redline, Remark, Revision } from '../final-document'

/** What comes in and goes, as tracked changes of Word, and what is said of it as comments. */
export class Changes {
  private readonly remarks: readonly Remark[]
  private readonly said = new Set<number>()
  private count = 0

  constructor(redline: Redline | null) {
    this.remarks = redline?.remarks ?? []
  }

  /** The same runs within `w:ins` or `w:del`; a remark stands at the first of its revisions. */
  track(runs: readonly XmlComponent[], revision: Revision | undefined): readonly XmlComponent[] {
    if (!revision || runs.length === 0) return runs
    const name = revision.how === 'inserted' ? 'w:ins' : 'w:del'
    const tracked = new Tracked(name, this.attributes(revision), runs)
    const { remark } = revision
    return remark === undefined || this.said.has(remark)
      ? [tracked]
      : this.remarked([tracked], remark)
  }

  /** The runs with a comment on them. */
  remarked(runs: readonly XmlComponent[], remark: number): readonly XmlComponent[] {
    this.said.add(remark)
    return [
      new CommentRangeStart(remark),
      ...runs,
      new CommentRangeEnd(remark),
      new Run({ children: [new CommentReference(remark)] }),
    ]
  }

  /** For the properties of a paragraph, of which the end comes in or goes, or of a row. */
  of(revision: Revision | undefined) {
    if (!revision) return {}
    const attributes = this.attributes(revision)
    return revision.how === 'inserted' ? { insertion: attributes } : { deletion: attributes }
  }

  /** For the properties of a paragraph that had others. */
  formerly(options: IParagraphPropertiesOptions, hand: Pick<Revision, 'by' | 'at'>) {
    return { ...options, ...this.attributes(hand) }
  }

  comments(): readonly ICommentOptions[] {
    return this.remarks.map(({ by, at, lines }, id) => ({
      id,
      author: by,
      initials: initialsOf(by),
      date: new Date(at),
      children: lines.map((line) => new Paragraph({ children: [new TextRun(line)] })),
    }))
  }

  private attributes({ by, at }: Pick<Revision, 'by' | 'at'>) {
    return { id: ++this.count, author: by, date: at.replace(/\.\d+Z$/, 'Z') }
  }
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3)
}

class Tracked extends XmlComponent {
  constructor(
    name: 'w:ins' | 'w:del',
    attributes: ConstructorParameters<typeof TrackedAttributes>[0],
    runs: readonly XmlComponent[],
  ) {
    super(name)
    this.root.push(new TrackedAttributes(attributes), ...runs)
  }
}

class TrackedAttributes extends XmlAttributeComponent<{
  readonly id: number
  readonly author: string
  readonly date: string
}> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' }
}

/** Words that go are called by another name in Word, which `docx` gives only to runs of its own. */
export function withDeletedWords(part: string): string {
  return part.replace(/<w:del [^>]*[^/]>.*?<\/w:del>/gs, (deletion) =>
    deletion.replace(/<(\/?)w:t(?=[ >])/g, '<$1w:delText'),
  )
}
