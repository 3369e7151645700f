import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '../i18n/translate'

interface ConfirmProps {
  readonly title: string
  /** What will be so, and for whom. */
  readonly text: string
  readonly yes: string
  readonly onYes: () => void
  /** Whether something is lost by it: then "cancel" is what a hasty key gives. */
  readonly loses?: boolean
}

/** Asks once more before what cannot be taken back. Its first child opens it. */
export function Confirm({ children, ...asked }: ConfirmProps & { readonly children: ReactNode }) {
  return (
    <DialogTrigger>
      {children}
      <ConfirmDialog {...asked} />
    </DialogTrigger>
  )
}

export function ConfirmDialog({
  title,
  text,
  yes,
  onYes,
  loses = false,
  isOpen,
  onOpenChange,
}: ConfirmProps & {
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
}) {
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      {...(isOpen !== undefined && { isOpen })}
      {...(onOpenChange && { onOpenChange })}
    >
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          {({ close }) => (
            <>
              <Heading slot="title">{title}</Heading>
              <p>{text}</p>
              <div className="dialog-acts">
                <Button className="button" autoFocus={loses} onPress={close}>
                  {t('act.cancel')}
                </Button>
                <Button
                  className={loses ? 'button loses' : 'button primary'}
                  autoFocus={!loses}
                  onPress={() => {
                    close()
                    onYes()
                  }}
                >
                  {yes}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
