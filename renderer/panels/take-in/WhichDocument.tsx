import { useEffect } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { takeWishForDocument } from '../../session/begin-with'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useLive } from '../conference'
import { sayNotDone } from '../sentences'
import { askedToTakeIn, askedWhichDocument, pickDocument } from './asked'
import { useMayTakeIn } from './use-may-take-in'

/** Asks for a document: from the menu, and where a conference is to begin with one. */
export function WhichDocument() {
  const isAsked = useLive(askedWhichDocument)
  const file = useLive(askedToTakeIn)
  const right = useMayTakeIn()
  const { host } = useConference()
  useEffect(
    () => host.onCommand((command) => command === 'take-in' && askedWhichDocument.set(true)),
    [host],
  )
  useEffect(() => {
    if (right === 'yes' && takeWishForDocument()) askedWhichDocument.set(true)
  }, [right])
  // The system's own dialog is closed by whoever changes their mind: then this one is still there.
  useEffect(() => {
    if (file) askedWhichDocument.set(false)
  }, [file])
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={isAsked && !file && right !== null}
      onOpenChange={(isOpen) => askedWhichDocument.set(isOpen)}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{t('take-in.which.title')}</Heading>
              {right === 'yes' || right === null ? (
                <p>{t('take-in.which.text')}</p>
              ) : (
                <Trouble {...sayNotDone({ kind: 'refused', why: right })} />
              )}
              <div className="dialog-acts">
                <Button className="button" onPress={close} autoFocus={right !== 'yes'}>
                  {t('act.cancel')}
                </Button>
                {right === 'yes' && (
                  <Button className="button primary" onPress={pickDocument} autoFocus>
                    {t('take-in.which.choose')}
                  </Button>
                )}
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
