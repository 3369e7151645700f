import { useState } from 'react'
import {
  Button,
  Dialog,
  Heading,
  Label,
  Modal,
  ModalOverlay,
  TextArea,
  TextField,
} from 'react-aria-components'
import { pointsOf } from '../../../shared/negotiation/adoption'
import { bySection, countOpen } from '../../../shared/negotiation/outstanding'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { sayPoints } from '../say-negotiation'

interface AdoptProps {
  readonly isOpen: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onAdopt: (override?: { readonly reason: string }) => void
  /** Lays what is open beside the text. */
  readonly onOutstanding: () => void
}

/**
 * Asks the president once more before the text is sealed. While something is open it says what, how
 * much of it and where, and takes a reason for adopting over it; amendments are decided first in any
 * case.
 */
export function AdoptDialog({ isOpen, onOpenChange, onAdopt, onOutstanding }: AdoptProps) {
  const { page } = useConference()
  const outstanding = useLive(page.outstanding)
  const outline = useLive(page.outline)
  const [reason, setReason] = useState('')
  const open = countOpen(outstanding)
  const points = pointsOf(outstanding)
  const pending = points.find(({ kind }) => kind === 'amendment')?.count ?? 0
  const adopt = () => {
    onOpenChange(false)
    onAdopt(open > 0 ? { reason: reason.trim() } : undefined)
  }
  return (
    <ModalOverlay className="veil" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{t('bar.stage.seal.title')}</Heading>
          <p>{t('bar.stage.seal.text')}</p>
          {open > 0 && (
            <>
              <p className="adopt-open">{t('adopt.open', { count: open })}</p>
              <ul className="adopt-points">
                {points.map((each) => (
                  <li key={each.kind}>{sayPoints(each)}</li>
                ))}
              </ul>
              <h3>{t('adopt.where')}</h3>
              <ul className="adopt-sections">
                {[...bySection(outstanding)].map(([under, count]) => {
                  const entry = outline.find(({ id }) => id === under)
                  const title = entry
                    ? [entry.label, entry.title].filter(Boolean).join(' ')
                    : t('outstanding.no-section')
                  return (
                    <li key={under}>
                      <bdi>{title}</bdi> <span className="count">{count}</span>
                    </li>
                  )
                })}
              </ul>
              <Button
                className="button small adopt-show"
                onPress={() => {
                  onOpenChange(false)
                  onOutstanding()
                }}
              >
                {t('adopt.show')}
              </Button>
              {pending > 0 ? (
                <p className="hint">{t('adopt.pending', { count: pending })}</p>
              ) : (
                <TextField className="field" value={reason} onChange={setReason} maxLength={1000}>
                  <Label>{t('adopt.reason')}</Label>
                  <TextArea dir="auto" rows={3} />
                </TextField>
              )}
            </>
          )}
          <div className="dialog-acts">
            <Button className="button" autoFocus={open > 0} onPress={() => onOpenChange(false)}>
              {t('act.cancel')}
            </Button>
            {pending === 0 && (
              <Button
                className={open > 0 ? 'button loses' : 'button primary'}
                autoFocus={open === 0}
                isDisabled={open > 0 && reason.trim() === ''}
                onPress={adopt}
              >
                {open > 0 ? t('adopt.over') : t('bar.stage.seal.yes')}
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
