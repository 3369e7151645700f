import { useEffect, useRef, useState } from 'react'
import {
  Dialog,
  FieldError,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { isFree, isMod, useKeyDown } from '../use-key-down'
import { asked } from './asked'
import './finding.css'

/** A field for a number as it is printed, and Enter goes there. */
export function GoToNumber() {
  const { page } = useConference()
  const isOpen = useLive(asked) === 'go-to'
  const [typed, setTyped] = useState('')
  const [none, setNone] = useState<string | null>(null)
  const goes = useRef<string | null>(null)
  useKeyDown((event) => {
    if (event.code !== 'KeyG' || !isMod(event) || event.altKey || event.shiftKey || !isFree()) {
      return false
    }
    asked.set('go-to')
    return true
  })
  const close = () => {
    asked.set(null)
    setTyped('')
    setNone(null)
  }
  const go = () => {
    if (!page.editor()?.numbers.has(typed)) {
      setNone(typed.trim() || null)
      return
    }
    goes.current = typed
    close()
  }
  // Once the field has gone and the focus is back, since the caret is to be in the text.
  const gone = () => {
    const number = goes.current
    goes.current = null
    if (number === null) page.editor()?.focus()
    else page.editor()?.numbers.goTo(number)
  }
  return (
    <ModalOverlay
      className="veil at-top"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(stays) => !stays && close()}
    >
      <Modal className="go-to">
        <Dialog aria-label={t('go-to.label')}>
          <TextField
            className="go-to-field"
            autoFocus
            value={typed}
            isInvalid={none !== null}
            onChange={(next) => {
              setTyped(next)
              setNone(null)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') go()
              else event.continuePropagation()
            }}
          >
            <Label>{t('go-to.label')}</Label>
            <Input className="input" placeholder={t('go-to.example')} />
            <FieldError className="field-error">
              {none !== null && t('go-to.none', { number: none })}
            </FieldError>
          </TextField>
          <WhenGone run={gone} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function WhenGone({ run }: { readonly run: () => void }) {
  const latest = useRef(run)
  useEffect(() => () => latest.current(), [])
  return null
}
