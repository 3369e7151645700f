import { useState } from 'react'
import {
  Autocomplete,
  Checkbox,
  Input,
  Menu,
  MenuItem,
  SearchField,
  Text,
} from 'react-aria-components'
import type { ReferenceForm } from '../../../shared/document/references'
import type { BlockId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive } from '../conference'
import { PopoverTool } from '../tools/PopoverTool'
import { useAltKey } from '../use-key-down'
import { useOnceClosed } from '../use-once-closed'
import { asked } from './asked'
import './finding.css'

/** Puts a reference to a paragraph, a section or an annex at the caret: found by number or words. */
export function ReferenceTool() {
  const { page } = useConference()
  const isOpen = useLive(asked) === 'reference'
  const [typed, setTyped] = useState('')
  const [alone, setAlone] = useState(false)
  const onceClosed = useOnceClosed(isOpen)
  useAltKey('KeyX', 'window', () => asked.set('reference'))
  const targets = isOpen ? (page.editor()?.numbers.targets(typed) ?? []) : []
  const close = () => {
    setTyped('')
    asked.set(null)
  }
  const insert = (target: string, form: ReferenceForm) => {
    onceClosed(() => page.editor()?.numbers.insertReference(target as BlockId, form))
    close()
  }
  return (
    <PopoverTool
      name={t('reference.tool')}
      keys={chord('Mod-Alt-X')}
      sign={<span>§</span>}
      isOpen={isOpen}
      onOpen={() => asked.set('reference')}
      onClose={close}
      kind="reference"
    >
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField
          className="find-field"
          aria-label={t('reference.search')}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') close()
            else event.continuePropagation()
          }}
        >
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
    </PopoverTool>
  )
}
