import { useCallback, useEffect, useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { ConfirmDialog } from '../Confirm'
import { useLive } from '../conference'
import { isDocument } from '../file-in/asked-file'
import { useDroppedFile } from '../file-in/use-dropped-file'
import { CloseIcon } from '../icons'
import { sayNotDone } from '../sentences'
import { askedToTakeIn } from './asked'
import { FileTaken } from './FileTaken'
import { useMayTakeIn } from './use-may-take-in'
import { WhichDocument } from './WhichDocument'
import './take-in.css'

/** A document of another program, looked at and corrected before it becomes the text. */
export function TakeIn() {
  const file = useLive(askedToTakeIn)
  const right = useMayTakeIn()
  // What somebody has put right goes only once that is confirmed.
  const [isCorrected, setCorrected] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const isWanted = useCallback(
    (name: string) => right === 'yes' && !isCorrected && isDocument(name),
    [right, isCorrected],
  )
  useDroppedFile(isWanted, askedToTakeIn)
  useEffect(() => () => askedToTakeIn.set(null), [])
  const close = () => {
    setLeaving(false)
    setCorrected(false)
    askedToTakeIn.set(null)
  }
  const leave = () => (isCorrected ? setLeaving(true) : close())
  return (
    <>
      <WhichDocument />
      <ModalOverlay className="veil" isOpen={file !== null} isKeyboardDismissDisabled>
        <Modal className="modal take-in">
          <Dialog className="take-in-dialog">
            {file && (
              <>
                <Head title={t('take-in.title', { file: file.name })} onClose={leave} />
                {right === null || right === 'yes' ? (
                  <FileTaken
                    key={`${file.name}/${file.lastModified}`}
                    file={file}
                    onCorrected={setCorrected}
                    onCancel={leave}
                    onClose={close}
                  />
                ) : (
                  <div className="take-in-coming">
                    <Trouble {...sayNotDone({ kind: 'refused', why: right })} />
                    <Button className="button" onPress={close} autoFocus>
                      {t('file-in.close')}
                    </Button>
                  </div>
                )}
                <ConfirmDialog
                  title={t('take-in.leave.title')}
                  text={t('take-in.leave.text', { file: file.name })}
                  yes={t('take-in.leave.yes')}
                  loses
                  isOpen={isLeaving}
                  onOpenChange={setLeaving}
                  onYes={close}
                />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

function Head({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  return (
    <header className="take-in-head">
      <Heading slot="title">{title}</Heading>
      <Button
        className="button quiet icon-only"
        aria-label={t('panel.close', { title })}
        onPress={onClose}
      >
        <CloseIcon />
      </Button>
    </header>
  )
}
