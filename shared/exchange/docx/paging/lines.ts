import type { FinalFootnote, FinalRun, Inlines } from '../../final-document'
import { isWide, type Measure, type Weight } from './measure'

/** How a paragraph is set, in twips. */
export interface Setting {
  /** Of its letters. */
  readonly size: number
  readonly bold: boolean
  /** Between the margins of the first line, after its number, and of the others. */
  readonly first: number
  readonly rest: number
}

/** By the notes that have their marks in it. */
export type Line = readonly FinalFootnote[]

/**
 * Words in lines as Word and LibreOffice break them: as many as go on each, broken after spaces and
 * dashes alone, nothing hyphenated.
 */
export function linesOf(content: Inlines, setting: Setting, measure: Measure): readonly Line[] {
  const lines = new Breaker(setting)
  for (const each of content) {
    switch (each.kind) {
      case 'break':
        lines.end()
        break
      case 'footnote':
        for (const sign of each.sign) lines.put(raised * measure(sign.charCodeAt(0), 'regular'))
        lines.note(each)
        break
      case 'sign':
        for (const sign of each.sign) lines.put(raised * measure(sign.charCodeAt(0), 'regular'))
        break
      case 'text':
        runInto(lines, each, setting, measure)
    }
  }
  return lines.all()
}

function runInto(lines: Breaker, { text, formats }: FinalRun, { bold }: Setting, measure: Measure) {
  const weight = weightOf(bold || formats.includes('strong'), formats.includes('em'))
  const scale = formats.includes('sup') ? raised : 1
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) at++
    if (code === space) lines.space(scale * measure(code, weight))
    else {
      if (isWide(code)) lines.mayEnd()
      lines.put(scale * measure(code, weight))
      if (isWide(code) || (isDash(code) && !isFigure(text.charCodeAt(at + 1)))) lines.mayEnd()
    }
  }
}

export function weightOf(bold: boolean, italic: boolean): Weight {
  if (bold) return italic ? 'boldItalic' : 'bold'
  return italic ? 'italic' : 'regular'
}

const space = 0x20
const raised = 0.58

function isDash(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2013 || code === 0x2014
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

class Breaker {
  private readonly lines: FinalFootnote[][] = [[]]
  /** What is left of the line before the words that are being gathered, and how wide those are. */
  private left: number
  private word = 0
  /** Notes of those words, which go to the next line with them. */
  private notes: FinalFootnote[] = []
  private isEmpty = true

  private readonly setting: Setting

  constructor(setting: Setting) {
    this.setting = setting
    this.left = setting.first
  }

  put(width: number): void {
    this.word += width * this.setting.size
  }

  note(note: FinalFootnote): void {
    this.notes.push(note)
  }

  /** The one that does not go on a line any more hangs over its end. */
  space(width: number): void {
    this.mayEnd()
    this.left -= width * this.setting.size
  }

  mayEnd(): void {
    if (this.word === 0 && this.notes.length === 0) return
    if (this.word > this.left && !this.isEmpty) this.next()
    // A word that is wider than a line is broken where the line ends.
    while (this.word > this.left) {
      this.word -= Math.max(this.left, 1)
      this.next()
    }
    this.lines.at(-1)?.push(...this.notes)
    this.left -= this.word
    this.word = 0
    this.notes = []
    this.isEmpty = false
  }

  end(): void {
    this.mayEnd()
    this.next()
  }

  all(): readonly Line[] {
    this.mayEnd()
    return this.lines
  }

  private next(): void {
    this.lines.push([])
    this.left = this.setting.rest
    this.isEmpty = true
  }
}
