import type { Node } from 'prosemirror-model'
import { findBlock } from '../../../shared/document/blocks'
import { bare } from '../../../shared/document/number-styles'
import { number } from '../../../shared/document/numbering'
import type { Subject, TextEditorOptions } from '../contract'

type Translate = TextEditorOptions['translate']

/** Letters of a heading, or of a block without a number, by which it is known again. */
const enough = 40

/** Where a draft stands that was moved, for whoever listens and does not see it; `null` if it went nowhere. */
export function sayDraftPlace(
  doc: Node,
  place: Subject['place'] | null,
  translate: Translate,
): string {
  switch (place?.kind) {
    case undefined:
      return translate('page.draft.moved.no-further')
    case 'there':
      return translate('page.draft.moved.back')
    case 'first':
      return translate('page.draft.moved.first')
    case 'apart':
      return translate('page.draft.moved.apart')
    case 'after': {
      const block = findBlock(doc, place.block)?.node
      const isHeading = block?.type.name === 'heading'
      const label = number(doc).labels.get(place.block)
      if (label && !isHeading) return translate('page.draft.moved.after', { label: bare(label) })
      const words = block?.textContent.slice(0, enough) ?? ''
      return translate('page.draft.moved.after-words', { words })
    }
  }
}

/** A place on the page from which such is read out. */
export function createSaid(): { readonly dom: HTMLElement; say(sentence: string): void } {
  const dom = document.createElement('div')
  dom.className = 'heard-only'
  dom.setAttribute('aria-live', 'polite')
  return {
    dom,
    say(sentence) {
      dom.textContent = sentence
    },
  }
}
