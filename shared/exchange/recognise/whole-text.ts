import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { bracketsInWords } from '../../document/bracket-words'
import { schema } from '../../document/schema'
import type { NewId } from '../../ids'
import { inline, type Part, partsOf } from './blocks'
import { type Masthead, type Roles, readFront } from './front'
import { type Passage, type Runs, textOf, tidy } from './passage'
import { type Found, recognise } from './recognise'
import { type Remark, remark } from './report'
import { withoutContents } from './typed-contents'

export interface WholeText {
  /** Every block and note in it has an id. */
  readonly text: Node
  /** In one line; empty where the file has none. */
  readonly title: string
  readonly masthead: Masthead
  readonly remarks: readonly Remark[]
}

/** A text of ours from all that a file says, from its masthead to its last annex. */
export function wholeText(
  passages: readonly Passage[],
  options: {
    readonly roles: Roles
    readonly hasContents: boolean
    /** Of the file, where the masthead does not say it: "English". */
    readonly language: string
    readonly newId: NewId
  },
): WholeText {
  const { roles, hasContents, language, newId } = options
  const { rest, contents } = withoutContents(passages)
  const front = readFront(rest, roles)
  const recognised = recognise(rest.slice(front.length))
  const remarks: Remark[] = [
    ...contents.map((line) => remark('contents', line)),
    ...recognised.remarks,
  ]
  const { masthead } = front
  const body = highest(
    front.titles.length > 0 ? untitled(recognised.found) : titled(recognised.found),
  )
  const parts = partsOf(body.found, { kind: 'plain', level: 0 })
  const lines = [...front.titles, ...body.titles].map((runs) => tidy(runs))
  const text = schema.node('doc', null, [
    schema.node('masthead', {
      ...masthead,
      distribution: masthead.distribution || 'General',
      original: masthead.original || masthead.language || language,
      language: masthead.language || language,
    }),
    ...lines.map((runs) => schema.node('title', null, inline(runs))),
    ...(hasContents || contents.length > 0 ? [schema.node('contents')] : []),
    ...containers(parts, remarks),
  ])
  const made = named(text, newId)
  made.check()
  const title = lines.map((runs) => textOf(runs).replaceAll('\n', ' ')).join(', ')
  return { text: made, title, masthead, remarks }
}

interface Body {
  readonly found: readonly Found[]
  readonly titles: readonly Runs[]
}

const untitled = (found: readonly Found[]): Body => ({ found, titles: [] })

/**
 * A document without a title of its own begins with it as a heading: several of one level with
 * nothing between them, or one above all others.
 */
function titled(found: readonly Found[]): Body {
  const first = found[0]
  if (first?.kind !== 'heading') return untitled(found)
  const isAlike = (each: Found) => each.kind === 'heading' && each.level === first.level
  const end = found.findIndex((each) => !isAlike(each))
  const opening = found.slice(0, end < 0 ? found.length : end)
  const others = found.slice(opening.length)
  const isAlone = opening.length === 1 && !others.some(isAlike)
  const hasHeadings = others.some(({ kind }) => kind === 'heading')
  const isTitle = opening.length > 1 ? opening.length <= mostTitles : isAlone && hasHeadings
  if (!isTitle) return untitled(found)
  const titles = opening.flatMap((each) => (each.kind === 'heading' ? [each.runs] : []))
  return { titles, found: others }
}

/** More than these are a list of short lines, and no title. */
const mostTitles = 6

/** The headings of a text begin at the first level. */
function highest({ found, titles }: Body): Body {
  const levels = found.flatMap((each) => (each.kind === 'heading' ? [each.level] : []))
  const by = Math.min(...levels) - 1
  if (levels.length === 0 || by === 0) return { found, titles }
  const raised = found.map((each) =>
    each.kind === 'heading' ? { ...each, level: each.level - by } : each,
  )
  return { found: raised, titles }
}

/** Sections from their headings, annexes to the end; what stands before the first is a section too. */
function containers(parts: readonly Part[], remarks: Remark[]): readonly Node[] {
  const made: { type: 'section' | 'annex'; blocks: Node[] }[] = []
  for (const part of parts) {
    const last = made.at(-1)
    if (part.kind === 'block') {
      if (last) last.blocks.push(part.block)
      else made.push({ type: 'section', blocks: [part.block] })
    } else if (part.kind === 'section' && last?.type === 'annex') {
      last.blocks.push(part.title)
      remarks.push(remark('heading-flattened', part.title.textContent))
    } else {
      made.push({ type: part.kind, blocks: [part.title] })
    }
  }
  return made.map(({ type, blocks }) =>
    schema.node(type, null, type === 'annex' ? belowTitle(blocks) : blocks),
  )
}

/** In an annex the heading of the highest level is its title, and the others stand below it. */
function belowTitle([title, ...blocks]: readonly Node[]): readonly Node[] {
  const { heading } = schema.nodes
  const isHigh = blocks.some(({ type, attrs }) => type === heading && attrs.level === 1)
  const rest = isHigh ? blocks.map((each) => (each.type === heading ? lower(each) : each)) : blocks
  return title ? [title, ...rest] : rest
}

function lower(heading: Node): Node {
  const level = Math.min(Number(heading.attrs.level) + 1, 4)
  return heading.type.create({ ...heading.attrs, level }, heading.content)
}

/** The same with an id on whatever can have one, and with brackets that know each other. */
function named(node: Node, newId: NewId): Node {
  if (node.isText) return node
  const content = node.inlineContent ? bracketed(node, newId) : node.content.content
  const children = content.map((child) => named(child, newId))
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: newId() } : node.attrs
  return node.type.create(attrs, Fragment.from(children), node.marks)
}

/** Words that are not agreed stand in brackets, in any text that is negotiated. */
function bracketed(line: Node, newId: NewId): readonly Node[] {
  const marks = new Map<number, Mark>()
  // What is no word counts as one sign.
  const signs = line.content.content.map((child) => child.text ?? '\uFFFC').join('')
  for (const { open, close } of bracketsInWords(signs)) {
    const id = newId()
    marks.set(open, schema.mark('bracket', { id, end: 'open', by: null, set: null }))
    marks.set(close, schema.mark('bracket', { id, end: 'close', by: null, set: null }))
  }
  if (marks.size === 0) return line.content.content
  const pieces: Node[] = []
  let at = 0
  for (const child of line.content.content) {
    if (!child.isText || !child.text) {
      pieces.push(child)
      at += 1
      continue
    }
    let from = 0
    for (let n = 0; n < child.text.length; n++) {
      const mark = marks.get(at + n)
      if (!mark) continue
      if (n > from) pieces.push(child.cut(from, n))
      pieces.push(child.cut(n, n + 1).mark(mark.addToSet(child.marks)))
      from = n + 1
    }
    if (from < child.text.length) pieces.push(child.cut(from))
    at += child.text.length
  }
  return pieces
}
