import type { Node } from 'prosemirror-model'
import { eachBlock } from '../../document/blocks'
import { languageOfText, nameOf } from '../../document/language'
import type { NewId } from '../../ids'
import type { WordDocument } from '../docx-in/model'
import { wordPassages } from '../docx-in/passages'
import { acceptAll } from '../docx-in/resolve'
import type { Passage } from '../recognise/passage'
import type { Remark } from '../recognise/report'
import { wholeText } from '../recognise/whole-text'
import type { Keeps } from './as-issued'
import { type FileForm, knownPassages } from './known-passages'
import { folded, saidBy } from './said'
import type { Source } from './source'
import { textOfDocument } from './text-of-source'

/**
 * A text of ours of what a file says that was made from a text that was issued, with each of its
 * passages as what it was there. Its title and masthead are in none of it: nobody amends them.
 */
export function textAgainst(issued: Node, source: Source, newId: NewId): TextAgainst {
  switch (source.kind) {
    case 'word':
      return wordAgainst(issued, acceptAll(source.document), newId)
    case 'document': {
      // It has no ids by which its blocks would be known again.
      if (source.page) return bodyAgainst(issued, source.page, { form: 'page', newId })
      const { text, remarks } = textOfDocument(source.document, newId)
      return { text, remarks, titleChanged: titlesOf(issued) !== titlesOf(text), keeps: 'all' }
    }
    case 'passages': {
      const form = source.isTyped ? 'typed' : 'page'
      return bodyAgainst(issued, source, { form, newId })
    }
  }
}

/** Of a document in which no change is left open. */
export function wordAgainst(issued: Node, document: WordDocument, newId: NewId): TextAgainst {
  return bodyAgainst(issued, wordPassages(document), { form: 'word', newId })
}

export interface TextAgainst {
  readonly text: Node
  readonly remarks: readonly Remark[]
  readonly titleChanged: boolean
  /** Whether what is not there was taken out, or had no place in the file. */
  readonly keeps: Keeps
}

function bodyAgainst(
  issued: Node,
  all: { readonly passages: readonly Passage[]; readonly remarks: readonly Remark[] },
  { form, newId }: { form: FileForm; newId: NewId },
): TextAgainst {
  const { passages, titleChanged, remarks } = knownPassages(issued, all, form)
  const made = wholeText(passages, {
    roles: new Map(),
    hasContents: false,
    isBody: true,
    language: nameOf(languageOfText(issued)),
    newId,
  })
  const headings = headingsIn(issued)
  const own = made.remarks.filter(({ kind, words }) => {
    // Numbers are those of the text, whatever was typed or counted in the file.
    if (kind === 'counted') return false
    // So is where its headings stand.
    return kind !== 'heading-flattened' || !headings.has(folded(words))
  })
  return { text: made.text, titleChanged, remarks: [...remarks, ...own], keeps: 'words' }
}

function headingsIn(text: Node): ReadonlySet<string> {
  const headings = new Set<string>()
  eachBlock(text, ({ node }) => {
    if (node.type.name === 'heading') headings.add(folded(node.textContent))
  })
  return headings
}

export function titlesOf(text: Node): string {
  const titles = text.children.filter(({ type }) => type.name === 'title')
  return titles.map((title) => saidBy(title)).join('\n')
}
