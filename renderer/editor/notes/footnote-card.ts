import { toggleMark } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, type PluginView, TextSelection } from 'prosemirror-state'
import { StepMap } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import type { Placed } from '../../../shared/document/blocks'
import { noteSeries } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import type { TextEditorOptions } from '../contract'
import { modeOf } from '../mode'
import { pastePlugin } from '../paste/paste'
import { redo, undo } from '../shared-text/history'
import { selectedFootnote } from './selected-footnote'

export interface FootnoteCard extends PluginView {
  update(): void
  destroy(): void
  /** Puts the caret behind the words of the footnote that is shown; `false` if none is. */
  edit(): boolean
}

/**
 * The text of the selected footnote, beside its number. It is an editor of its own whose steps are
 * taken over by the page's, so that a footnote is written, shared and undone like any other words.
 *
 * It stands outside the sections, whose containment would cut it off at their edge.
 */
export function footnoteCard(
  page: EditorView,
  { translate, onPasted }: Pick<TextEditorOptions, 'translate' | 'onPasted'>,
  onPropose: () => boolean,
): FootnoteCard {
  const card = document.createElement('div')
  card.className = 'footnote-card'
  card.hidden = true
  page.dom.parentElement?.append(card)
  const choice = document.createElement('select')
  choice.className = 'footnote-series'
  choice.setAttribute('aria-label', translate('page.footnote.series'))
  for (const series of noteSeries) {
    choice.add(new Option(translate(`page.footnote.series.${series}`), series))
  }
  const proposes = document.createElement('button')
  proposes.type = 'button'
  proposes.className = 'footnote-proposes'
  proposes.textContent = translate('page.footnote.propose')
  proposes.addEventListener('click', () => onPropose())
  card.append(choice, proposes)
  let open: { readonly inner: EditorView; readonly id: string | null; pos: number } | null = null

  function show({ node, pos }: Placed): void {
    card.hidden = false
    const inner = new EditorView(card, {
      state: EditorState.create({ doc: node, plugins: [keys, pastePlugin(onPasted)] }),
      editable: () => modeOf(page.state) === 'write',
      attributes: { class: 'footnote-text', 'aria-label': translate('page.footnote.label') },
      handleDOMEvents: {
        blur: () => {
          queueMicrotask(update)
          return false
        },
      },
      dispatchTransaction(tr) {
        inner.updateState(inner.state.apply(tr))
        if (!tr.docChanged || tr.getMeta('fromPage') || !open) return
        const within = StepMap.offset(open.pos + 1)
        const outer = page.state.tr
        for (const step of tr.steps) {
          const mapped = step.map(within)
          if (mapped) outer.step(mapped)
        }
        page.dispatch(outer)
      },
    })
    open = { inner, id: node.attrs.id, pos }
    // A footnote that says nothing yet has just been put there to be written.
    if (node.content.size === 0 && page.hasFocus() && modeOf(page.state) === 'write') inner.focus()
  }

  function hide(): void {
    open?.inner.destroy()
    open = null
    card.hidden = true
  }

  function update(): void {
    const held = open?.inner.hasFocus() || document.activeElement === choice
    const found = open && held ? find(page.state, open) : selectedFootnote(page.state)
    const shown = found && !isHidden(found.pos) ? found : null
    if (!shown || (open && open.id !== shown.node.attrs.id)) hide()
    if (!shown) return
    if (open) {
      open.pos = shown.pos
      follow(open.inner, shown)
    } else {
      show(shown)
    }
    tell(shown.node)
    place()
  }

  /** As where a draft stands in the place of its paragraph. */
  function isHidden(pos: number): boolean {
    const marker = page.nodeDOM(pos)
    return marker instanceof Element && marker.closest('[aria-hidden="true"]') !== null
  }

  function tell({ attrs }: Node): void {
    choice.value = String(attrs.series)
    choice.disabled = modeOf(page.state) !== 'write'
    proposes.hidden = modeOf(page.state) !== 'propose'
  }

  choice.addEventListener('change', () => {
    if (!open || modeOf(page.state) !== 'write') return
    page.dispatch(page.state.tr.setNodeAttribute(open.pos, 'series', choice.value))
  })
  choice.addEventListener('blur', () => queueMicrotask(update))
  choice.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave(page.state)
    else if (event.key === 'Tab' && !event.shiftKey) open?.inner.focus()
    else return
    event.preventDefault()
  })

  function place(): void {
    const marker = open && page.nodeDOM(open.pos)
    const around = card.parentElement
    if (!(marker instanceof Element) || !around) return
    const at = marker.getBoundingClientRect()
    const box = around.getBoundingClientRect()
    const most = box.width - card.offsetWidth - 12
    card.style.top = `${at.bottom - box.top + 6}px`
    card.style.left = `${Math.max(12, Math.min(at.left - box.left - 24, most))}px`
  }

  const leave: Command = () => {
    if (!open) return false
    const { doc, tr } = page.state
    const after = open.pos + (doc.nodeAt(open.pos)?.nodeSize ?? 0)
    page.focus()
    page.dispatch(tr.setSelection(TextSelection.create(doc, after)).scrollIntoView())
    return true
  }

  const keys = keymap({
    Escape: leave,
    Enter: leave,
    Tab: leave,
    'Shift-Tab': () => {
      choice.focus()
      return true
    },
    'Mod-b': toggleMark(schema.marks.strong),
    'Mod-i': toggleMark(schema.marks.em),
    'Mod-z': () => undo(page.state, page.dispatch),
    'Shift-Mod-z': () => redo(page.state, page.dispatch),
    'Mod-y': () => redo(page.state, page.dispatch),
  })

  return {
    update,
    destroy() {
      hide()
      card.remove()
    },
    edit() {
      if (!open) return false
      const { inner } = open
      const { doc, tr } = inner.state
      inner.dispatch(tr.setSelection(TextSelection.create(doc, doc.content.size)))
      inner.focus()
      return true
    },
  }
}

/** The footnote in the text as it is now: where it was, or wherever it has moved. */
function find(state: EditorState, { id, pos }: { id: string | null; pos: number }): Placed | null {
  const there = state.doc.nodeAt(Math.min(pos, state.doc.content.size))
  if (there?.type === schema.nodes.footnote && there.attrs.id === id) return { node: there, pos }
  let found: Placed | null = null
  state.doc.descendants((node, at) => {
    if (node.type === schema.nodes.footnote && node.attrs.id === id) found = { node, pos: at }
    return found === null
  })
  return found
}

/** Takes over what a colleague, or an undo, changed in the footnote, and leaves the caret. */
function follow(inner: EditorView, { node }: Placed): void {
  const { doc, tr } = inner.state
  const from = node.content.findDiffStart(doc.content)
  const end = node.content.findDiffEnd(doc.content)
  if (from === null || !end) return
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  const slice = node.slice(from, end.a + overlap)
  inner.dispatch(tr.replace(from, end.b + overlap, slice).setMeta('fromPage', true))
}
