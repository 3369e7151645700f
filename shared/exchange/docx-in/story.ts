import { childElements, type XmlElement } from '../xml/read'
import { chosen } from './alternatives'
import { type ChangeLog, kindOfControl, type What } from './change-log'
import type { Change, Notice, WordBlock } from './model'
import type { Relationships } from './package'

/**
 * What reading one story (the body, a note, a header) needs to know as it goes: which fields are
 * open, across paragraphs, and where to write down what it meets.
 */
export interface Story {
  readonly part: string
  note(element: XmlElement, what: What, around: readonly Change[]): Change
  notice(kind: Notice['kind'], words: string): void
  linkOf(hyperlink: XmlElement): string | null
  /** Whether words are seen here: those of an instruction are not. */
  isSeen(): boolean
  isInContents(): boolean
  instruct(words: string): void
  beginField(): void
  separateField(): void
  /** Its instruction; `null` where no field had begun. */
  endField(): string | null
  /** The frame of a content control. */
  control(properties: XmlElement | null, around: readonly Change[]): void
  /** Signs that stand between words: the ends of moves, and of frames that came or went. */
  mark(element: XmlElement, around: readonly Change[]): boolean
  /** The way to say something that is read; the changes in the others are the same ones again. */
  branch(alternatives: XmlElement, around: readonly Change[]): XmlElement | null
  /** What is kept of how something was before. */
  remember(element: XmlElement, around: readonly Change[]): void
  blocks(parent: XmlElement, around: readonly Change[]): readonly WordBlock[]
  /** At its end: a field that was never closed hides nothing from whoever reads the notices. */
  end(): void
}

export type ReadBlocks = (
  parent: XmlElement,
  around: readonly Change[],
  story: Story,
) => readonly WordBlock[]

interface OpenField {
  instruction: string
  isResult: boolean
}

export function makeStory(
  part: string,
  log: ChangeLog,
  notices: Notice[],
  relationships: Relationships,
  readBlocks: ReadBlocks,
): Story {
  const fields: OpenField[] = []
  let hidden = 0
  const story: Story = {
    part,
    note: (element, what, around) => log.note(element, what, around, part),
    notice(kind, words) {
      notices.push({ kind, words: words.trim() })
    },
    linkOf({ attributes }) {
      const anchor = attributes.get('w:anchor')
      if (anchor) return `#${anchor}`
      return relationships.external.get(attributes.get('r:id') ?? '') ?? null
    },
    isSeen: () => hidden === 0,
    isInContents: () => fields.some(({ instruction }) => /^\s*TOC\b/i.test(instruction)),
    instruct(words) {
      const open = fields.at(-1)
      if (open && !open.isResult) open.instruction += words
    },
    beginField() {
      fields.push({ instruction: '', isResult: false })
      hidden++
    },
    separateField() {
      const open = fields.at(-1)
      if (!open || open.isResult) return
      open.isResult = true
      hidden--
    },
    endField() {
      const open = fields.pop()
      if (!open) return null
      if (!open.isResult) hidden--
      return open.instruction.trim()
    },
    control(properties, around) {
      for (const each of properties?.children ?? []) {
        if (typeof each !== 'string') story.mark(each, around)
      }
    },
    mark(element, around) {
      const kind = kindOfControl.get(element.name)
      if (kind) story.note(element, { kind, of: 'control' }, around)
      else if (/^w:move(From|To)RangeStart$/.test(element.name)) log.openMove(element)
      else if (/^w:move(From|To)RangeEnd$/.test(element.name)) log.closeMove(element)
      else return false
      return true
    },
    branch(alternatives, around) {
      const taken = chosen(alternatives)
      for (const each of childElements(alternatives)) {
        if (each === taken) continue
        log.repeat(each, around, part)
        log.countAgain(each)
      }
      return taken
    },
    remember(element, around) {
      log.repeat(element, around, part)
    },
    blocks(parent, around) {
      // A text box is a story of its own: no field goes on in it.
      const inner = makeStory(part, log, notices, relationships, readBlocks)
      const blocks = readBlocks(parent, around, inner)
      inner.end()
      return blocks
    },
    end() {
      for (const { instruction, isResult } of fields) {
        if (!isResult) story.notice('field-open', instruction)
      }
    },
  }
  return story
}
