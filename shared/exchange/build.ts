import type { Attrs, Node } from 'prosemirror-model'
import { assertNever } from '../assert-never'
import type { Conference, Stage } from '../conference'
import { bare } from '../document/number-styles'
import { number } from '../document/numbering'
import type { Instant } from '../ids'
import { bind } from './bind'
import { distinct } from './distinct'
import {
  type Anchor,
  type ContentsEntry,
  type FinalBlock,
  type FinalDocument,
  type FinalMasthead,
  type FinalPart,
  type Inlines,
  wordsOf,
} from './final-document'
import { languageOf } from './language'
import { clean } from './printable'
import { documentWords } from './words'
import { known, Writer } from './writer'

export interface Source {
  readonly text: Node
  readonly conference: Conference
  readonly stage: Stage
  readonly at: Instant
  /** SHA-256 in hexadecimal over the canonical JSON of `text`. */
  readonly digest: string
}

/** Fewer headings than this are seen at a glance, and a list of them would be longer than they are. */
const contentsFrom = 4

/** The text as it is printed. */
export function build({ text: given, conference, stage, at, digest }: Source): FinalDocument {
  const text = distinct(given)
  const numbering = number(text)
  const writer = new Writer(text)
  const titles: Inlines[] = []
  const parts: FinalPart[] = []
  const tops = text.content.content
  const attrs = tops.find((top) => top.type.name === 'masthead')?.attrs ?? {}
  let placed = false

  for (const [index, top] of tops.entries()) {
    const label = numbering.tops[index] ?? null
    switch (top.type.name) {
      case 'title':
        if (parts.length === 0) titles.push(writer.inlines(top))
        else parts.push(writer.title(top, null))
        break
      case 'contents':
        // Of two, which two people may have put in at once, the first is printed.
        if (!placed && parts.length > 0) parts.push({ kind: 'contents' })
        placed = true
        break
      case 'part':
        parts.push(writer.title(top, label))
        break
      case 'section':
        parts.push({ kind: 'section', id: known(top), blocks: writer.blocks(top) })
        break
      case 'annex':
        parts.push(writer.annex(top, label ?? ''))
        break
    }
  }

  const masthead = mastheadOf(attrs, conference)
  const language = languageOf(clean(attrs.language) || 'English')
  const contents = contentsOf(parts)
  return {
    language,
    masthead,
    marking:
      clean(attrs.marking) || (stage === 'adopted' ? null : documentWords(language.tag).draft),
    status: stage,
    at,
    digest,
    name:
      titles.map(wordsOf).filter(Boolean).join(documentWords(language.tag).comma) ||
      clean(conference.title),
    conference: clean(conference.title),
    titles,
    contents: placed || contents.length >= contentsFrom ? contents : [],
    contentsAt: parts.some(({ kind }) => kind === 'contents') ? 'place' : 'front',
    parts,
    redline: null,
  }
}

function mastheadOf(attrs: Attrs, conference: Conference): FinalMasthead {
  const field = (name: string) => bind(clean(attrs[name]))
  return {
    organ: field('organ') || bind(clean(conference.title)),
    symbol: clean(attrs.symbol) || clean(conference.symbol) || null,
    distribution: field('distribution'),
    date: field('date'),
    original: field('original'),
    job: field('job'),
    meeting: field('meeting') || bind(clean(conference.meeting)),
    agendaItem: field('agendaItem'),
  }
}

/** Entries for the parts, the annexes and for the two upper levels of headings in the body. */
function contentsOf(parts: readonly FinalPart[]): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = []
  for (const part of parts) {
    switch (part.kind) {
      case 'contents':
        break
      case 'title':
        if (part.label) entries.push(entry(part.anchor, part.label, part.content, 0, []))
        break
      case 'annex':
        entries.push(entry(part.anchor, part.label, part.title, 1, part.blocks))
        break
      case 'section':
        entries.push(...sectionEntries(part.blocks))
        break
      default:
        assertNever(part)
    }
  }
  return entries
}

function sectionEntries(blocks: readonly FinalBlock[]): readonly ContentsEntry[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading' || block.level > 2) return []
    const { level } = block
    const after = blocks.slice(index + 1)
    const next = after.findIndex((each) => each.kind === 'heading' && each.level <= level)
    const beneath = next < 0 ? after : after.slice(0, next)
    return [entry(block.anchor, block.label, block.content, level === 1 ? 1 : 2, beneath)]
  })
}

function entry(
  target: Anchor,
  label: string | null,
  content: Inlines,
  level: ContentsEntry['level'],
  beneath: readonly FinalBlock[],
): ContentsEntry {
  const numbers = beneath.flatMap((block) =>
    block.kind === 'paragraph' && block.style === 'numbered' && block.level === 0 && block.label
      ? [bare(block.label)]
      : [],
  )
  const [first] = numbers
  const last = numbers.at(-1)
  const paragraphs = first && last ? ([first, last] as const) : null
  return { target, label, title: wordsOf(content), level, paragraphs }
}
