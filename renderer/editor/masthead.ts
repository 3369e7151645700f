import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import type { TextEditorOptions } from './contract'

/**
 * The head of the first page as the United Nations print it in Geneva: the organ at the left,
 * symbol, distribution, date and original language at the right, a heavy rule beneath. Its fields
 * are filled in by the secretariat and not typed on the page.
 */
export function mastheadView(translate: TextEditorOptions['translate']): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('header')
    dom.className = 'masthead'
    dom.contentEditable = 'false'
    fill(dom, node, translate)
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        if (!next.hasMarkup(node.type, node.attrs)) fill(dom, next, translate)
        node = next
        return true
      },
      ignoreMutation: () => true,
    }
  }
}

function fill(dom: HTMLElement, { attrs }: Node, translate: TextEditorOptions['translate']): void {
  const symbol = attrs.symbol
    ? line('masthead-symbol', attrs.symbol)
    : line('masthead-symbol masthead-pending', translate('page.masthead.symbol-pending'))
  const reference = group('masthead-reference', [
    symbol,
    line('', translate('page.masthead.distribution', { distribution: attrs.distribution })),
    line('', attrs.date),
    line('', translate('page.masthead.original', { language: attrs.original })),
  ])
  dom.replaceChildren(
    group('masthead-head', [line('masthead-organ', attrs.organ), reference]),
    group('masthead-place', [line('', attrs.meeting), line('', attrs.agendaItem)]),
    line('masthead-marking', attrs.marking),
  )
}

function group(name: string, lines: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.append(...lines)
  return element
}

function line(name: string, words: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.textContent = words
  element.hidden = !words
  return element
}
