import { useEffect, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { type View, viewsFor } from '../Foot'
import { useCompare } from '../rivals/use-compare'
import { useMayTakeIn } from '../take-in/use-may-take-in'
import { isMod, useKeyDown } from '../use-key-down'
import { type Order, ordersFor } from './orders'
import './palette.css'

/** Mod-K: everything the window can do, found by typing some of its name. */
export function Palette({
  onView,
  isCovered = false,
}: {
  readonly onView: (view: View) => void
  /** Nothing is done to words that one does not see. */
  readonly isCovered?: boolean
}) {
  const { page, session, seat } = useConference()
  const compare = useCompare()
  const mayTakeIn = useMayTakeIn() === 'yes'
  const writes = useLive(session.mode)
  const mode = isCovered ? 'read' : writes
  const [isOpen, setOpen] = useState(false)
  const chosen = useRef<Order | null>(null)
  useKeyDown((event) => {
    if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey || !isMod(event)) {
      return false
    }
    setOpen(true)
    return true
  })
  const orders = isOpen
    ? ordersFor({
        mode,
        editor: page.editor(),
        views: viewsFor(seat),
        open: onView,
        compare,
        see: page.seeing.set,
        mayTakeIn,
      })
    : []
  // Once the list has gone and the focus is back where it was, since an order acts on what has it.
  const gone = () => {
    const order = chosen.current
    chosen.current = null
    order?.run()
  }
  return (
    <ModalOverlay className="veil at-top" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
      <Modal className="palette">
        <Dialog aria-label={t('palette.label')}>
          <Autocomplete filter={holdsAll}>
            <SearchField
              className="palette-search"
              aria-label={t('palette.search')}
              autoFocus
              onKeyDown={(event) => {
                // What is typed need not be taken away first.
                if (event.key === 'Escape') setOpen(false)
                else event.continuePropagation()
              }}
            >
              <Input className="input" placeholder={t('palette.search')} />
            </SearchField>
            <Menu
              className="menu palette-orders"
              aria-label={t('palette.label')}
              items={orders}
              onAction={(id) => {
                chosen.current = orders.find((order) => order.id === id) ?? null
                setOpen(false)
              }}
              renderEmptyState={() => <p className="hint">{t('palette.none')}</p>}
            >
              {({ id, name, keys }) => (
                <MenuItem id={id} className="menu-item" textValue={name}>
                  <Text slot="label">{name}</Text>
                  {keys && <kbd>{keys}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
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

/** Each word that was typed stands somewhere in the name, in any order. */
export function holdsAll(name: string, typed: string): boolean {
  const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
  const within = plain(name)
  return plain(typed)
    .split(/\s+/)
    .every((word) => within.includes(word))
}
