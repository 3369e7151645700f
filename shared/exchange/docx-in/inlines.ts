import { child, childElements, type XmlElement } from '../xml/read'
import { kindOfTrack } from './change-log'
import { plainRun, runFormat } from './format'
import { type Change, noteKey, type RunFormat, type WordInline, type WordText } from './model'
import type { Story } from './story'
import { symbolText } from './symbols'
import { ownText } from './xml'

/** What holds for the words within an element. */
export interface Within {
  readonly changes: readonly Change[]
  readonly link: string | null
  readonly formula: boolean
}

export const nothingAround: Within = { changes: [], link: null, formula: false }

/** The words of a paragraph and all that stands among them. */
export function readInlines(parent: XmlElement, within: Within, story: Story): WordInline[] {
  const content: WordInline[] = []
  for (const element of parent.children) {
    if (typeof element !== 'string') inline(element, within, story, content)
  }
  return content
}

function inline(element: XmlElement, within: Within, story: Story, content: WordInline[]): void {
  const into = (parent: XmlElement | null, inner = within) => {
    for (const each of parent?.children ?? []) {
      if (typeof each !== 'string') inline(each, inner, story, content)
    }
  }
  const kind = kindOfTrack.get(element.name)
  if (kind) {
    const change = story.note(element, { kind, of: 'content' }, within.changes)
    into(element, { ...within, changes: [...within.changes, change] })
    return
  }
  switch (element.name) {
    case 'w:r':
      run(element, within, story, content)
      return
    case 'm:r':
      formulaRun(element, within, story, content)
      return
    case 'm:ctrlPr':
      controlSign(element, within, story)
      return
    case 'w:hyperlink':
      into(element, { ...within, link: story.linkOf(element) ?? within.link })
      return
    case 'w:fldSimple':
      content.push({
        kind: 'field',
        field: { instruction: (element.attributes.get('w:instr') ?? '').trim() },
        changes: within.changes,
      })
      into(element)
      return
    case 'w:sdt':
      story.control(child(element, 'w:sdtPr'), within.changes)
      into(child(element, 'w:sdtContent'))
      return
    case 'w:ruby':
      into(child(element, 'w:rubyBase'))
      return
    case 'w:bookmarkStart': {
      const name = element.attributes.get('w:name')
      const id = element.attributes.get('w:id') ?? ''
      if (name) content.push({ kind: 'bookmark', name, id, changes: within.changes })
      return
    }
    case 'w:bookmarkEnd': {
      const id = element.attributes.get('w:id') ?? ''
      content.push({ kind: 'bookmark-end', id, changes: within.changes })
      return
    }
    case 'mc:AlternateContent':
      into(story.branch(element, within.changes))
      return
    case 'm:oMath':
    case 'm:oMathPara':
      into(element, { ...within, formula: true })
      return
    case 'w:subDoc':
      story.notice('other-document', '')
      return
    default:
      if (!story.mark(element, within.changes) && holdsWords(element)) into(element)
  }
}

/** Frames around words that add nothing to them, and the parts of formulas. */
function holdsWords({ name }: XmlElement): boolean {
  return transparent.has(name) || name.startsWith('m:')
}

const transparent = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:rubyBase'])

function run(element: XmlElement, within: Within, story: Story, content: WordInline[]): void {
  const properties = child(element, 'w:rPr')
  const { format, formerly } = formatOf(properties, within, story)
  const changes = within.changes
  const shared = { format, formerly, link: within.link, formula: within.formula, changes }
  const say = (text: string) => {
    if (text && story.isSeen()) push(content, { kind: 'text', text, ...shared })
  }
  const each = (item: XmlElement): void => {
    switch (item.name) {
      case 'w:t':
      case 'w:delText':
        say(wordsIn(item))
        return
      case 'w:tab':
      case 'w:ptab':
        say('\t')
        return
      case 'w:noBreakHyphen':
        say('\u2011')
        return
      case 'w:softHyphen':
        say('\u00AD')
        return
      case 'w:sym':
        say(
          symbolText(item.attributes.get('w:char') ?? null, item.attributes.get('w:font') ?? null),
        )
        return
      case 'w:br':
      case 'w:cr': {
        const of = item.attributes.get('w:type')
        if (!story.isSeen()) return
        content.push({
          kind: 'break',
          of: of === 'page' || of === 'column' ? of : 'line',
          changes,
        })
        return
      }
      case 'w:instrText':
      case 'w:delInstrText':
        story.instruct(ownText(item))
        return
      case 'w:fldChar':
        fieldSign(item, changes, story, content)
        return
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const note = noteKey(
          item.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
          item.attributes.get('w:id') ?? '',
        )
        const signTyped = /^(1|true|on)$/.test(item.attributes.get('w:customMarkFollows') ?? '')
        content.push({ kind: 'note', note, signTyped, changes })
        return
      }
      case 'w:commentReference':
        content.push({ kind: 'comment', comment: item.attributes.get('w:id') ?? '', changes })
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        drawing(item, within, story, content)
        return
      case 'w:ruby':
        inline(item, within, story, content)
        return
      case 'mc:AlternateContent':
        for (const inner of childElements(story.branch(item, changes) ?? item)) each(inner)
    }
  }
  for (const item of element.children) if (typeof item !== 'string') each(item)
}

/** Words go on in the same piece where nothing about them differs. */
function push(
  content: WordInline[],
  next: WordText & { readonly changes: readonly Change[] },
): void {
  const last = content.at(-1)
  const goesOn =
    last?.kind === 'text' &&
    last.changes === next.changes &&
    last.format === next.format &&
    last.formerly === next.formerly &&
    last.link === next.link
  if (goesOn) content[content.length - 1] = { ...last, text: last.text + next.text }
  else content.push(next)
}

function formatOf(properties: XmlElement | null, within: Within, story: Story) {
  if (!properties || properties.children.length === 0) return { format: plainRun, formerly: null }
  let formerly: { readonly change: Change; readonly format: RunFormat } | null = null
  for (const each of childElements(properties)) {
    if (each.name === 'w:rPrChange') {
      const change = story.note(each, { kind: 'formatting', of: 'run' }, within.changes)
      formerly = { change, format: runFormat(child(each, 'w:rPr')) }
      story.remember(each, within.changes)
    }
    const kind = kindOfTrack.get(each.name)
    // Word writes these for a run without words of its own; the elements around say the same.
    if (kind) story.note(each, { kind, of: 'run' }, within.changes)
  }
  return { format: runFormat(properties), formerly }
}

/** Spaces at the ends are the file's own layout, unless it says otherwise. */
function wordsIn(element: XmlElement): string {
  const text = ownText(element)
  if (element.attributes.get('xml:space') === 'preserve') return text
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function fieldSign(
  sign: XmlElement,
  changes: readonly Change[],
  story: Story,
  content: WordInline[],
): void {
  switch (sign.attributes.get('w:fldCharType')) {
    case 'begin':
      story.beginField()
      return
    case 'separate':
      story.separateField()
      return
    case 'end': {
      const instruction = story.endField()
      if (instruction !== null) content.push({ kind: 'field', field: { instruction }, changes })
    }
  }
}

/** Within a run of a formula the change stands around its words, with their format. */
function formulaRun(
  element: XmlElement,
  within: Within,
  story: Story,
  content: WordInline[],
): void {
  const { format, formerly } = formatOf(child(element, 'w:rPr'), within, story)
  for (const item of childElements(element)) {
    const kind = kindOfTrack.get(item.name)
    if (kind) {
      const change = story.note(item, { kind, of: 'content' }, within.changes)
      const changes = [...within.changes, change]
      formulaRun(item, { ...within, changes }, story, content)
    }
    if (item.name !== 'm:t' && item.name !== 'w:t' && item.name !== 'w:delText') continue
    const text = ownText(item)
    const { changes } = within
    push(content, { kind: 'text', text, format, formerly, link: null, formula: true, changes })
  }
}

/** A sign of a formula that has no words, such as the line of a fraction, came or went. */
function controlSign(element: XmlElement, within: Within, story: Story): void {
  for (const each of childElements(element)) {
    const kind = kindOfTrack.get(each.name)
    if (kind) story.note(each, { kind, of: 'formula' }, within.changes)
    if (each.name === 'w:rPr') formatOf(each, within, story)
  }
}

/** Of a picture only its description can be taken over; a text box is text. */
function drawing(element: XmlElement, within: Within, story: Story, content: WordInline[]): void {
  const boxes: XmlElement[] = []
  let says = ''
  let isPicture = false
  const look = (each: XmlElement): void => {
    if (each.name === 'w:txbxContent') {
      boxes.push(each)
      return
    }
    if (each.name === 'wp:docPr') says ||= each.attributes.get('descr') ?? ''
    if (each.name === 'v:shape') says ||= each.attributes.get('alt') ?? ''
    if (each.name === 'a:blip' || each.name === 'v:imagedata') isPicture = true
    if (each.name === 'o:OLEObject') {
      story.notice('embedded', each.attributes.get('ProgID') ?? '')
      isPicture = false
    }
    const inner = each.name === 'mc:AlternateContent' ? story.branch(each, within.changes) : each
    for (const next of inner ? childElements(inner) : []) look(next)
  }
  look(element)
  for (const box of boxes) {
    content.push({
      kind: 'text-box',
      blocks: story.blocks(box, within.changes),
      changes: within.changes,
    })
  }
  if (isPicture && boxes.length === 0) {
    content.push({ kind: 'picture', says, changes: within.changes })
    story.notice('picture', says)
  }
}
