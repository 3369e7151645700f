import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { OfficialLanguage } from '../../../../shared/document/language'
import type { Pasted } from '../../../editor/contract'
import { t } from '../../../i18n/translate'
import type { Live } from '../../../session/live'
import type { Page } from '../../../session/page'
import { Trouble } from '../../../welcome/Trouble'
import { useConference } from '../../conference'
import { asked } from '../../finding/asked'
import { FindBar, type Searched } from '../../finding/FindBar'
import { isWorthTelling, PasteNotice } from '../../notices/PasteNotice'
import { HintCard, type Hinted } from '../../style/HintCard'
import { isMod } from '../../use-key-down'
import { writtenTemplate } from './opened'
import { sayTemplateFault } from './say-fault'
import { TemplatePreview } from './TemplatePreview'
import { TemplateTools, type ToolMenu } from './TemplateTools'
import { useTemplateEditor, type Written } from './use-template-editor'
import './template.css'

interface DeskProps {
  readonly language: OfficialLanguage
  readonly onClose: () => void
}

/** A template of letters in the place of the text, which waits beneath. */
export function TemplateDesk({ language, onClose }: DeskProps) {
  const { session } = useConference()
  const { templates } = session
  const [page, setPage] = useState<Live<Page | null> | null>(null)
  useEffect(() => setPage(templates?.page(language) ?? null), [templates, language])
  const mount = useRef<HTMLDivElement>(null)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const written = useTemplateEditor(mount, page, language, setPasted)
  useWrittenTemplate(written, language)
  const searched = useSearched(written)
  const hinted = useHinted(written)
  const [menu, setMenu] = useState<ToolMenu | null>(null)
  const [isPreviewed, setPreviewed] = useState(true)
  const title = t('template.desk', { language: t(`letters.language.${language}`) })
  useKeysOf(mount, setMenu, onClose)
  return (
    <section
      className="version-desk"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <header className="version-head">
        <p>
          <strong>{title}</strong> {t('template.desk.what')}
        </p>
        <Button className="button small" onPress={onClose}>
          {t('template.back')}
          <kbd>Esc</kbd>
        </Button>
      </header>
      <TemplateTools
        written={written}
        open={menu}
        onOpen={setMenu}
        isPreviewed={isPreviewed}
        onPreview={setPreviewed}
      />
      {searched && <FindBar page={searched} mode={written?.mode ?? 'read'} />}
      <Faults written={written} />
      {written && pasted && isWorthTelling(pasted) && (
        <div className="template-faults">
          <PasteNotice pasted={pasted} moved={written.moved} onPutAway={() => setPasted(null)} />
        </div>
      )}
      <div className="template-both">
        <div className="template-scroll">
          <div className="page-mount" data-region="page" ref={mount}>
            {!written && <p className="waiting">{t('template.coming')}</p>}
          </div>
          {hinted && <HintCard page={hinted} />}
        </div>
        {isPreviewed && <TemplatePreview language={language} />}
      </div>
    </section>
  )
}

/** House style is that of whoever writes, in a letter as in a text. */
function useHinted(written: Written | null): Hinted | null {
  const { editor, openHint } = written ?? {}
  return useMemo(
    () => (editor && openHint ? { editor: () => editor, openHint, suggest: async () => [] } : null),
    [editor, openHint],
  )
}

/** The palette, and what looks for words in whatever page there is. */
function goesOn({ altKey, code }: KeyboardEvent): boolean {
  return altKey ? code === 'KeyH' : code === 'KeyK' || code === 'KeyF'
}

const menuOf: Readonly<Record<string, ToolMenu>> = { KeyN: 'field', KeyP: 'part', KeyO: 'only' }

/**
 * The keys that open a tool's menu, and the one that leaves, which the editor keeps from others. What
 * other keys do to the text beneath they do not while one writes in the template.
 */
function useKeysOf(
  page: RefObject<HTMLElement | null>,
  open: (menu: ToolMenu) => void,
  leave: () => void,
): void {
  const latest = useRef({ open, leave })
  latest.current = { open, leave }
  useEffect(() => {
    const element = page.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.stopPropagation()
        latest.current.leave()
      }
      if (!isMod(event)) return
      const asked = event.altKey && !event.shiftKey ? menuOf[event.code] : undefined
      if (asked) {
        event.preventDefault()
        latest.current.open(asked)
      }
      if (!goesOn(event)) event.stopPropagation()
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [page])
}

/** What went with a paragraph that a colleague took away can be put back where it is open. */
function useWrittenTemplate(written: Written | null, language: OfficialLanguage): void {
  const editor = written?.mode === 'write' ? written.editor : null
  useEffect(() => {
    writtenTemplate.set(editor && { language, editor })
    return () => writtenTemplate.set(null)
  }, [editor, language])
}

/** Whoever looks for words looks in the page that is in sight, and begins anew in another. */
function useSearched(written: Written | null): Searched | null {
  useEffect(() => {
    asked.set(null)
    return () => asked.set(null)
  }, [])
  const { editor, moved } = written ?? {}
  return useMemo(() => (editor && moved ? { editor: () => editor, moved } : null), [editor, moved])
}

/** Said where one writes, since no letter can be made as long as there are any. */
function Faults({ written }: { readonly written: Written | null }) {
  return (
    <div role="status" className="template-faults">
      {written?.outdated === 'content' && (
        <Trouble
          what={t('problem.outdated.content.what')}
          next={t('problem.outdated.content.next')}
        />
      )}
      {written?.faults.map((fault) => (
        <p key={JSON.stringify(fault)} className="field-error">
          {sayTemplateFault(fault)}{' '}
          {fault.kind === 'unknown-field' && (
            <Button className="button small" onPress={() => written.editor.goToField(fault.name)}>
              {t('template.fault.show')}
            </Button>
          )}
        </p>
      ))}
    </div>
  )
}
