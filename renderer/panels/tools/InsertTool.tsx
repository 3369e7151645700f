import { useEffect, useRef, useState } from 'react'
import { Dialog, Header, MenuSection, Popover, Separator } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive } from '../conference'
import { pickDocument } from '../take-in/asked'
import { useMayTakeIn } from '../take-in/use-may-take-in'
import { useAltKey } from '../use-key-down'
import { useOnceClosed } from '../use-once-closed'
import {
  annexInsertions,
  insertions,
  insertionsHere,
  insertionsInText,
  type OneInsertion,
} from './insertions'
import { Item, MenuTool } from './MenuTool'
import { TableForm } from './TableForm'

/** Everything a final document has beside words, in one menu. */
export function InsertTool() {
  const { page, session, host } = useConference()
  const mode = useLive(session.mode)
  const mayTakeIn = useMayTakeIn() === 'yes'
  const selected = useLive(page.selected)
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [sizing, setSizing] = useState(false)
  const onceSized = useOnceClosed(sizing)
  useAltKey('KeyN', 'text', () => setOpen(true))
  // Chosen in the menu of the application.
  useEffect(() => host.onCommand((command) => command === 'insert' && setOpen(true)), [host])

  const chosen = (key: string) => {
    const editor = page.editor()
    const insertion = insertions.find(({ id }) => id === key)
    if (insertion) editor?.insert(insertion.what)
    else if (key === 'table') setSizing(true)
    else if (key === 'take-in') pickDocument()
    else if (key === 'no-contents') editor?.removeContents()
    else editor?.insertFootnote()
  }
  const close = () => {
    onceSized(() => page.editor()?.focus())
    setSizing(false)
  }
  const disabled = [
    // A draft is of one block: what stands between sections is the text's alone.
    ...(mode === 'write' ? [] : [...idsOf(insertionsInText), ...idsOf(annexInsertions)]),
    ...(mode === 'write' ? [] : ['no-contents']),
    ...(selected.around ? [] : [...idsOf(insertionsHere), 'table']),
  ]
  const inText = insertionsInText.filter(({ id }) => id !== 'contents' || !selected.hasContents)
  return (
    <>
      <MenuTool
        name={t('insert')}
        keys={chord('Mod-Alt-N')}
        onAction={chosen}
        disabled={disabled}
        isOpen={isOpen}
        onOpenChange={setOpen}
        buttonRef={button}
      >
        <MenuSection>
          <Header className="menu-header">{t('insert.here')}</Header>
          {insertionsHere.map(toItem)}
          <Item id="table" name={t('insert.table')} />
          <Item id="footnote" name={t('toolbar.footnote')} keys={chord('Mod-Alt-F')} />
        </MenuSection>
        <Separator className="menu-separator" />
        <MenuSection>
          <Header className="menu-header">{t('insert.top')}</Header>
          {inText.map(toItem)}
          {selected.hasContents && <Item id="no-contents" name={t('insert.no-contents')} />}
        </MenuSection>
        <Separator className="menu-separator" />
        <MenuSection aria-label={t('insert.annexes')}>{annexInsertions.map(toItem)}</MenuSection>
        {mayTakeIn && <Separator className="menu-separator" />}
        {mayTakeIn && <Item id="take-in" name={t('take-in.open')} />}
      </MenuTool>
      <Popover
        className="popover"
        triggerRef={button}
        isOpen={sizing}
        onOpenChange={(stays) => !stays && close()}
      >
        <Dialog aria-label={t('insert.table')}>
          <TableForm
            onCancel={close}
            onInsert={(size) => {
              onceSized(() => page.editor()?.insert({ kind: 'table', ...size }))
              setSizing(false)
            }}
          />
        </Dialog>
      </Popover>
    </>
  )
}

function toItem({ id, name, keys }: OneInsertion) {
  return <Item key={id} id={id} name={name()} keys={keys ? chord(keys) : undefined} />
}

function idsOf(list: readonly OneInsertion[]): readonly string[] {
  return list.map(({ id }) => id)
}
