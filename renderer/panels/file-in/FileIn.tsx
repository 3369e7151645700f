import { useCallback } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useConference, useLive } from '../conference'
import { askedFile, isDocument } from './asked-file'
import { FileProposals } from './FileProposals'
import { useDroppedFile } from './use-dropped-file'
import './file-in.css'

/** What another program's file would become here, before any of it does. */
export function FileIn() {
  const { session } = useConference()
  const mode = useLive(session.mode)
  const file = useLive(askedFile)
  const isWanted = useCallback((name: string) => mode === 'propose' && isDocument(name), [mode])
  useDroppedFile(isWanted, askedFile)
  const close = () => askedFile.set(null)
  return (
    <ModalOverlay className="veil" isOpen={file !== null} isKeyboardDismissDisabled>
      <Modal className="modal file-in">
        <Dialog className="file-in-dialog">
          {file && <FileProposals file={file} onClose={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
