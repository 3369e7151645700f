import { type Command, Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView, NodeView } from 'prosemirror-view'
import { findBlock } from '../../../shared/document/blocks'
import { bare } from '../../../shared/document/number-styles'
import { schema } from '../../../shared/document/schema'
import { documentWords } from '../../../shared/exchange/words'
import { type BlockId, blockId, isId } from '../../../shared/ids'
import type { OutlineEntry, TextEditorOptions } from '../contract'
import { languageOf } from '../language'
import { outlineOf } from './outline'

/** Milliseconds that the list may be behind the typing: it is read and not written. */
const pause = 200

/**
 * The list of contents: computed from the headings, each a link to where it leads. It is drawn anew
 * a moment after the text has changed, and only where it says something else.
 */
export function contentsPlugin(translate: TextEditorOptions['translate']): Plugin {
  const shown = new Set<() => void>()
  return new Plugin({
    view() {
      let timer: ReturnType<typeof setTimeout> | undefined
      return {
        update(view, before) {
          if (view.state.doc === before.doc || shown.size === 0) return
          timer ??= setTimeout(() => {
            timer = undefined
            for (const show of shown) show()
          }, pause)
        },
        destroy: () => clearTimeout(timer),
      }
    },
    props: {
      nodeViews: { contents: (node, view) => contentsView(view, translate, shown, node.attrs.id) },
      handleKeyDown(view, event) {
        const way = ways.get(event.key)
        if (!way || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false
        return view.endOfTextblock(way.edge) && passBy(way.side)(view.state, view.dispatch)
      },
    },
  })
}

interface Way {
  readonly edge: 'up' | 'down'
  readonly side: 1 | -1
}

const ways: ReadonlyMap<string, Way> = new Map([
  ['ArrowUp', { edge: 'up', side: -1 }],
  ['ArrowDown', { edge: 'down', side: 1 }],
])

/** Past the list: a caret cannot stand in it, and the browser would stop before it. */
export function passBy(side: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    if (!empty || $from.depth === 0) return false
    for (let depth = $from.depth - 1; depth > 0; depth--) {
      const last = side === 1 ? $from.node(depth).childCount - 1 : 0
      if ($from.index(depth) !== last) return false
    }
    const next = state.doc.maybeChild($from.index(0) + side)
    if (next?.type !== schema.nodes.contents) return false
    const beyond = side === 1 ? $from.after(1) + next.nodeSize : $from.before(1) - next.nodeSize
    const found = Selection.findFrom(state.doc.resolve(beyond), side, true)
    if (!found) return false
    dispatch?.(state.tr.setSelection(found).scrollIntoView())
    return true
  }
}

function contentsView(
  view: EditorView,
  translate: TextEditorOptions['translate'],
  shown: Set<() => void>,
  id: unknown,
): NodeView {
  const dom = document.createElement('nav')
  dom.className = 'contents'
  dom.contentEditable = 'false'
  if (isId(id)) dom.dataset.id = id
  const words = documentWords(languageOf(view.state.doc).lang)
  dom.setAttribute('aria-label', words.contents)
  const list = document.createElement('ol')
  const paragraphs = line('contents-paragraphs', words.paragraphs)
  dom.append(line('contents-title', words.contents), paragraphs, list)
  let said = ''

  function show(): void {
    const entries = outlineOf(view.state.doc).filter(({ level }) => level <= 2)
    const now = JSON.stringify(entries)
    if (now === said) return
    said = now
    paragraphs.hidden = !entries.some((entry) => entry.paragraphs)
    list.replaceChildren(
      ...(entries.length > 0
        ? entries.map(draw)
        : [line('contents-empty', translate('page.contents.empty'), 'li')]),
    )
  }

  function draw(entry: OutlineEntry): HTMLElement {
    const item = document.createElement('li')
    item.dataset.level = String(entry.level)
    const link = document.createElement('a')
    link.href = `#${entry.id}`
    link.dataset.target = entry.id
    const title = document.createElement('bdi')
    title.textContent = entry.title
    const titled = line('contents-words', '')
    titled.append(title)
    link.append(line('contents-label', entry.label ?? ''), titled)
    if (entry.paragraphs) link.append(line('contents-range', rangeOf(entry.paragraphs)))
    item.append(link)
    return item
  }

  dom.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!(link instanceof HTMLElement)) return
    event.preventDefault()
    const { target } = link.dataset
    if (isId(target)) goTo(view, blockId(target))
  })

  show()
  shown.add(show)
  return {
    dom,
    ignoreMutation: () => true,
    stopEvent: () => true,
    destroy: () => shown.delete(show),
  }
}

function goTo(view: EditorView, id: BlockId): void {
  const block = findBlock(view.state.doc, id)
  if (!block) return
  const { doc, tr } = view.state
  view.focus()
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(block.pos + 1))))
  const dom = view.nodeDOM(block.pos)
  if (dom instanceof Element) dom.scrollIntoView({ block: 'center' })
}

function rangeOf([first, last]: readonly [string, string]): string {
  return first === last ? bare(first) : `${bare(first)}–${bare(last)}`
}

function line(name: string, words: string, tag: 'span' | 'li' = 'span'): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  element.textContent = words
  return element
}
