import { useRef, useState } from 'react'
import {
  Autocomplete,
  Button,
  Checkbox,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Popover,
  SearchField,
  Text,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import type { ReferenceForm } from '../../../shared/document/references'
import type { BlockId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive } from '../conference'
import { useOnceClosed } from '../use-once-closed'
import { asked, isFree, isMod, useKeyDown } from './asked'
import './finding.css'

/** Puts a reference to a paragraph, a section or an annex at the caret: found by number or words. */
export function ReferenceTool() {
  const { page } = useConference()
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = useLive(asked) === 'reference'
  const [typed, setTyped] = useState('')
  const [alone, setAlone] = useState(false)
  const onceClosed = useOnceClosed(isOpen)
  useKeyDown((event) => {
    // By the key's place, since with Alt it may write another letter.
    if (event.code !== 'KeyX' || !event.altKey || event.shiftKey || !isMod(event)) return false
    if (!isFree()) return false
    asked.set('reference')
    return true
  })
  const targets = isOpen ? (page.editor()?.numbers.targets(typed) ?? []) : []
  const close = () => {
    setTyped('')
    asked.set(null)
  }
  const insert = (target: string, form: ReferenceForm) => {
    onceClosed(() => page.editor()?.numbers.insertReference(target as BlockId, form))
    close()
  }
  const name = t('reference.tool')
  return (
    <>
      <TooltipTrigger delay={600}>
        <Button
          className="tool"
          aria-label={name}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onPress={() => asked.set('reference')}
          ref={button}
        >
          <span>§</span>
        </Button>
        <Tooltip className="tip">
          {name}
          <kbd>{chord('Mod-Alt-X')}</kbd>
        </Tooltip>
      </TooltipTrigger>
      <Popover
        className="popover reference-popover"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={(stays) => {
          if (stays) return
          onceClosed(() => page.editor()?.focus())
          close()
        }}
      >
        <Dialog aria-label={name} className="reference-picker">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField className="find-field" aria-label={t('reference.search')} autoFocus>
              <Input className="input" placeholder={t('reference.search')} />
            </SearchField>
            <Menu
              className="menu reference-targets"
              aria-label={t('reference.targets')}
              items={targets}
              onAction={(key) => insert(String(key), alone ? 'number' : 'named')}
              renderEmptyState={() => <p className="hint">{t('reference.none')}</p>}
            >
              {({ id, name, words }) => (
                <MenuItem id={id} className="menu-item" textValue={`${name} ${words}`}>
                  <Text slot="label">
                    <bdi>{name}</bdi>
                  </Text>
                  {words && (
                    <Text slot="description">
                      <bdi>{words}</bdi>
                    </Text>
                  )}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
          <Checkbox className="check reference-alone" isSelected={alone} onChange={setAlone}>
            <span className="check-box" aria-hidden="true" />
            {t('reference.alone')}
          </Checkbox>
        </Dialog>
      </Popover>
    </>
  )
}
