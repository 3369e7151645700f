import { assertNever } from '../../../assert-never'

/** What stands beneath one another, in twips. */
export type Piece = Lines | Row | { readonly kind: 'page' }

/** A paragraph. */
export interface Lines {
  readonly kind: 'lines'
  readonly before: number
  readonly after: number
  /** Of one line. */
  readonly height: number
  /** For each line the heights of the notes at the foot of its page. */
  readonly notes: readonly (readonly number[])[]
  /** On one page with the line after it. */
  readonly keepsNext: boolean
  /** On one page as a whole. */
  readonly keepsTogether: boolean
  readonly anchor?: string
}

/** Of a table: never on two pages. */
export interface Row {
  readonly kind: 'row'
  readonly height: number
  readonly notes: readonly number[]
  /** Height of the rows that are printed again at the top of another page. */
  readonly head: number
}

export interface Room {
  /** Of a page between its margins. */
  readonly height: number
  /** The line above the notes, with the space around it. */
  readonly rule: number
  readonly betweenNotes: number
  readonly noteLine: number
}

/**
 * The pages from 1 on which anchors are, when pieces are set one beneath the other as Word and
 * LibreOffice set them: two lines at least of a paragraph on either side of the end of a page, notes
 * at the foot of the page of their marks, a heading above what it is of.
 */
export function flow(pieces: readonly Piece[], room: Room): ReadonlyMap<string, number> {
  const pages = new Map<string, number>()
  const page = new Page(room)
  for (let at = 0; at < pieces.length; ) {
    const group = groupFrom(pieces, at)
    if (!page.isEmpty && !page.copy().holds(group)) page.next()
    for (const piece of group) {
      page.set(piece)
      if (piece.kind === 'lines' && piece.anchor !== undefined) pages.set(piece.anchor, page.first)
    }
    at += group.length
  }
  return pages
}

/** What is kept with what comes after it, and that. */
function groupFrom(pieces: readonly Piece[], from: number): readonly Piece[] {
  let to = from
  while (to < pieces.length - 1) {
    const piece = pieces[to]
    if (piece?.kind !== 'lines' || !piece.keepsNext) break
    to++
  }
  return pieces.slice(from, to + 1)
}

class Page {
  /** On which the piece that was set last begins. */
  first = 1
  isEmpty = true
  private number = 1
  private used = 0
  private foot = 0
  /** Of a note that goes on at the foot of the next page. */
  private carried = 0
  /** After the piece that was set last. */
  private gap = 0
  private readonly room: Room

  constructor(room: Room) {
    this.room = room
  }

  copy(): Page {
    const page = new Page(this.room)
    page.isEmpty = this.isEmpty
    page.used = this.used
    page.foot = this.foot
    page.gap = this.gap
    page.carried = this.carried
    return page
  }

  next(): void {
    this.number++
    this.used = 0
    this.foot = this.carried === 0 ? 0 : this.room.rule + this.carried
    this.carried = 0
    this.gap = 0
    this.isEmpty = true
  }

  /** Whether this goes on the page, of the last piece at least its beginning. Spends the page. */
  holds(group: readonly Piece[]): boolean {
    return group.every((piece, index) => this.holdsOne(piece, index === group.length - 1))
  }

  private holdsOne(piece: Piece, isLast: boolean): boolean {
    switch (piece.kind) {
      case 'page':
        return true
      case 'row':
        this.begin(0)
        return this.take(piece.height, piece.notes)
      case 'lines': {
        const { before, after, notes, height, keepsTogether } = piece
        // Three lines cannot be parted with two on either side.
        const whole = !isLast || keepsTogether || notes.length <= 3
        this.begin(before)
        const first = notes.slice(0, whole ? notes.length : 2)
        const held = first.every((each) => this.take(height, each))
        this.gap = after
        return held
      }
      default:
        return assertNever(piece)
    }
  }

  set(piece: Piece): void {
    switch (piece.kind) {
      case 'page':
        if (!this.isEmpty) this.next()
        this.first = this.number
        break
      case 'row':
        this.begin(0)
        if (this.isEmpty) this.used = piece.head
        if (!this.take(piece.height, piece.notes)) {
          if (!this.isEmpty) {
            this.next()
            this.used = piece.head
          }
          this.force(piece.height, piece.notes)
        }
        this.first = this.number
        break
      case 'lines':
        this.setLines(piece)
    }
  }

  private setLines(piece: Lines): void {
    const { notes, height } = piece
    this.begin(piece.before)
    this.first = this.number
    for (let line = 0; line < notes.length; ) {
      const fits = this.fitting(piece, line)
      if (fits === 0 && this.isEmpty) {
        this.force(height, notes[line] ?? [])
        line++
        continue
      }
      for (const each of notes.slice(line, line + fits)) this.take(height, each)
      line += fits
      if (line < notes.length) {
        if (line === 0) this.first = this.number + 1
        this.next()
      }
    }
    this.gap = piece.after
  }

  /** How many lines from this one on go on the page and may stand there. */
  private fitting({ notes, height }: Lines, from: number): number {
    const page = this.copy()
    let fits = 0
    while (from + fits < notes.length && page.take(height, notes[from + fits] ?? [])) fits++
    const left = notes.length - from - fits
    if (left === 0) return fits
    const kept = left === 1 ? fits - 1 : fits
    // Not one line alone at the foot of a page.
    return from === 0 && kept < 2 ? 0 : Math.max(kept, 0)
  }

  /** Of the space after the one and before the next only the larger one is there. */
  private begin(before: number): void {
    if (!this.isEmpty) this.used += Math.max(this.gap, before)
    this.gap = 0
  }

  private take(height: number, notes: readonly number[]): boolean {
    const foot = this.footWith(notes)
    const over = this.used + height + foot - this.room.height
    if (over > 0 && !this.parts(notes.at(-1) ?? 0, over)) return false
    this.force(height, notes)
    return true
  }

  /** Whether so much of a note may go on at the foot of the next page: two lines of it at least. */
  private parts(note: number, over: number): boolean {
    const { noteLine } = this.room
    const next = Math.max(2, Math.ceil(over / noteLine))
    if (note / noteLine - next < 2 || this.carried > 0) return false
    this.carried = next * noteLine
    return true
  }

  private force(height: number, notes: readonly number[]): void {
    this.foot = this.footWith(notes)
    this.used += height
    this.isEmpty = false
  }

  private footWith(notes: readonly number[]): number {
    const { rule, betweenNotes } = this.room
    return notes.reduce((foot, note) => foot + note + (foot === 0 ? rule : betweenNotes), this.foot)
  }
}
