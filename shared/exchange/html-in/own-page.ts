import type { DefaultTreeAdapterTypes } from 'parse5'
import { isRightToLeft } from '../../document/language'
import type { FinalDocument } from '../final-document'
import { generator, readFacts } from '../html/own-facts'
import { FinalDocumentSchema } from '../json/model'
import { elementsOf } from './apart'
import { contentsEntry, OwnBlocks } from './own-blocks'
import { type Element, elementsIn, hasClass, said, textIn, UnlikeOurs } from './own-elements'
import { OwnInlines } from './own-inlines'

/**
 * The document that a page of ours was made of; `null` of any other, also of one of ours into which
 * something else was put: that is read as pages of strangers are.
 */
export function documentOfPage(page: DefaultTreeAdapterTypes.Document): FinalDocument | null {
  const all = [...elementsOf(page)]
  const facts = new Map(
    all
      .filter(({ tagName }) => tagName === 'meta')
      .map((each) => [said(each, 'name') ?? '', said(each, 'content') ?? '']),
  )
  if (facts.get('generator') !== generator) return null
  try {
    const made = FinalDocumentSchema.safeParse(read(all, facts))
    return made.success ? made.data : null
  } catch (error) {
    if (error instanceof UnlikeOurs) return null
    throw error
  }
}

/** Of which what it may say is checked afterwards. */
function read(all: readonly Element[], facts: ReadonlyMap<string, string>): object {
  const first = (tag: string) => {
    const found = all.find(({ tagName }) => tagName === tag)
    if (!found) throw new UnlikeOurs()
    return found
  }
  let made = 0
  const newId = () => `html-${++made}`
  const words = new OwnInlines(notesIn(all), newId)
  const blocks = new OwnBlocks(words, newId)
  const { masthead, marking, language, status, conference } = readFacts((name) => facts.get(name))
  const tag = said(first('html'), 'lang') ?? ''
  const inOrder = elementsIn(first('main'))
  const begins = inOrder.findIndex((each) => !isTitle(each))
  const titles = begins < 0 ? inOrder : inOrder.slice(0, begins)
  const rest = inOrder.slice(titles.length)
  const lists = rest.filter(({ tagName }) => tagName === 'nav')
  const isFront = rest[0]?.tagName === 'nav'
  return {
    language: { name: language, tag, direction: isRightToLeft(tag) ? 'rtl' : 'ltr' },
    masthead,
    marking,
    status,
    at: facts.get('dcterms.modified'),
    digest: facts.get('digest')?.replace(/^sha-256=/, ''),
    name: textIn(first('title')),
    conference,
    titles: titles.map(({ childNodes }) => words.read(childNodes)),
    contents: lists
      .flatMap((list) => [...elementsOf(list)])
      .filter(({ tagName }) => tagName === 'li')
      .map(contentsEntry),
    contentsAt: isFront ? 'front' : 'place',
    parts: (isFront ? rest.slice(1) : rest).map((part) => blocks.part(part)),
    redline: null,
  }
}

/** One of the document as a whole: those further on are led to. */
function isTitle(element: Element): boolean {
  return element.tagName === 'h1' && said(element, 'id') === undefined
}

function notesIn(all: readonly Element[]): ReadonlyMap<string, Element> {
  const [section] = all.filter((each) => each.tagName === 'section' && hasClass(each, 'notes'))
  const lists = section ? elementsIn(section) : []
  return new Map(lists.flatMap(elementsIn).map((note) => [said(note, 'id') ?? '', note]))
}
