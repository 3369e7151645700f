import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { CloseIcon } from '../icons'
import { MarginCard } from './Margin'
import type { MarginItem } from './margin-items'

/** Where there is no room for the margin, it comes when asked, its cards one below the other. */
export function MarginDrawer({ items }: { readonly items: readonly MarginItem[] }) {
  const { page } = useConference()
  const selected = useLive(page.amendment)
  if (items.length === 0) return null
  return (
    <DialogTrigger>
      <Button className="button small margin-button">
        {t('margin.drawer', { count: items.length })}
      </Button>
      <ModalOverlay className="veil clear end" isDismissable>
        <Modal className="drawer">
          <Dialog className="drawer-dialog" aria-label={t('margin.label')}>
            {({ close }) => (
              <>
                <header className="panel-head">
                  <h2>{t('margin.label')}</h2>
                  <Button
                    className="button quiet icon-only"
                    aria-label={t('panel.close', { title: t('margin.label') })}
                    onPress={close}
                  >
                    <CloseIcon />
                  </Button>
                </header>
                <div className="panel-body cards">
                  {items.map((item) => (
                    <MarginCard
                      key={item.id}
                      item={item}
                      selected={item.id === selected}
                      onGone={close}
                    />
                  ))}
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}
