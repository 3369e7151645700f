import { type RefObject, useEffect, useRef, useState } from 'react'
import type { OfficialLanguage } from '../../../../shared/document/language'
import type { TemplateFault } from '../../../../shared/letters/template-faults'
import type { Mode, OpenHint, Pasted } from '../../../editor/contract'
import {
  createTemplateEditor,
  type TemplateEditor,
  type TemplateSelected,
} from '../../../editor/letters/template-editor'
import { translate } from '../../../i18n/translate'
import { cell, type Live } from '../../../session/live'
import type { Page } from '../../../session/page'
import { useConference } from '../../conference'
import { partOf, platesOf } from '../../delegations/plates'

/** The page of a template as its tools see it. */
export interface Written {
  readonly editor: TemplateEditor
  readonly mode: Mode
  /** Why nobody can write in it here. */
  readonly outdated: Page['outdated']
  readonly selected: TemplateSelected
  readonly faults: readonly TemplateFault[]
  /** Another number after each change. */
  readonly moved: Live<number>
  readonly openHint: Live<OpenHint | null>
}

/**
 * Keeps the page of a template in `mount`, in step with its document; `null` until it has come. It
 * begins anew where words had to be set aside and the document is another one.
 */
export function useTemplateEditor(
  mount: RefObject<HTMLElement | null>,
  live: Live<Page | null> | null,
  language: OfficialLanguage,
  onPasted: (pasted: Pasted) => void,
): Written | null {
  const {
    session,
    personal,
    page: { leftDone },
  } = useConference()
  const [written, setWritten] = useState<Written | null>(null)
  const [moved] = useState(() => cell(0))
  const [openHint] = useState(() => cell<OpenHint | null>(null))
  const told = useRef(onPasted)
  told.current = onPasted
  useEffect(() => {
    const element = mount.current
    if (!element || !live) return
    let content: unknown = null
    let editor: TemplateEditor | null = null
    const follow = () => {
      const page = live.get()
      if (!editor || !page) return
      const { selected, faults } = editor
      const mode = modeOf(page)
      const { outdated } = page
      moved.set(moved.get() + 1)
      openHint.set(editor.openHint())
      setWritten({
        editor,
        mode,
        outdated,
        selected: selected(),
        faults: faults(),
        moved,
        openHint,
      })
    }
    const begin = () => {
      const page = live.get()
      if (!page) return
      if (page.content === content) {
        editor?.setMode(modeOf(page))
        return follow()
      }
      content = page.content
      editor?.destroy()
      editor = createTemplateEditor({
        mount: element,
        content: page.content,
        awareness: page.awareness,
        me: session.me,
        mode: modeOf(page),
        language,
        translate,
        colourOf: (delegation) => platesOf(session.register.get()).colourOf(delegation),
        nameOf: (user) => `${user.name}, ${partOf(user, platesOf(session.register.get()))}`,
        onPasted: (pasted) => told.current(pasted),
        onLeftDone: () => leftDone.set(true),
        onUpdate: follow,
      })
      editor.setHinting(personal.hinting.get())
      editor.focus()
      follow()
    }
    const ends = [
      live.subscribe(begin),
      personal.hinting.subscribe(() => editor?.setHinting(personal.hinting.get())),
    ]
    begin()
    return () => {
      for (const end of ends) end()
      editor?.destroy()
      openHint.set(null)
      setWritten(null)
    }
  }, [mount, live, language, session, leftDone, moved, openHint, personal])
  return written
}

function modeOf({ state, outdated }: Page): Mode {
  return !outdated && 'access' in state && state.access === 'write' ? 'write' : 'read'
}
