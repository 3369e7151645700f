import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { NumberPolicy } from '../../../shared/document/kinds'
import { t } from '../../i18n/translate'
import type { Asked } from './NumbersMenu'

interface RenumberDialogProps {
  readonly asked: Asked | null
  readonly onClose: () => void
  readonly onYes: (policy: NumberPolicy) => void
}

/** So many are listed; of the others it is said how many they are. */
const listed = 12

/** Says which numbers would change, since others have cited them. */
export function RenumberDialog({ asked, onClose, onYes }: RenumberDialogProps) {
  const { to, changes } = asked ?? { to: 'frozen' as const, changes: [] }
  const more = changes.length - listed
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={asked !== null}
      onOpenChange={(stays) => !stays && onClose()}
    >
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{t(`numbers.ask.${to}`)}</Heading>
          <p>{t('numbers.ask.changes', { count: changes.length })}</p>
          {changes.length > 0 && (
            <ul className="renumbered">
              {changes.slice(0, listed).map(({ name, becomes }) => (
                <li key={name}>{t('numbers.becomes', { name, becomes })}</li>
              ))}
              {more > 0 && <li>{t('numbers.more', { count: more })}</li>}
            </ul>
          )}
          <p className="hint">{t(`numbers.ask.${to}-hint`)}</p>
          <div className="dialog-acts">
            <Button className="button" autoFocus onPress={onClose}>
              {t('act.cancel')}
            </Button>
            <Button
              className="button primary"
              onPress={() => {
                onClose()
                onYes(to)
              }}
            >
              {t(`numbers.ask.yes.${to}`)}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
