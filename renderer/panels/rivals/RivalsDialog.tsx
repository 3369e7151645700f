import { useMemo } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { compareRivals } from '../../../shared/amendments/compare-rivals'
import type { Register } from '../../../shared/amendments/register'

import type { BlockId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useLive, useRegister } from '../conference'
import { BackIcon, CloseIcon, ForwardIcon } from '../icons'
import { type Spot, spotsIn } from '../places'
import { sayPlace } from '../sentences'
import { useAltKey } from '../use-key-down'
import { useReading } from '../use-reading'
import { AsAmendedBy } from './AsAmendedBy'
import { RivalsTable } from './RivalsTable'
import { comparing, subjectsOf } from './subjects'
import { useCompare } from './use-compare'
import { useTicked } from './use-ticked'
import './rivals.css'

/** All that is proposed to one paragraph, side by side; it comes from a card, a row, a key or by its name. */
export function RivalsDialog() {
  const register = useRegister()
  const block = useLive(comparing)
  useAltKey('KeyJ', 'window', useCompare())
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={block !== null}
      onOpenChange={(stays) => !stays && comparing.set(null)}
    >
      <Modal className="modal rivals">
        <Dialog className="rivals-dialog">
          {({ close }) =>
            block && register && <Rivals block={block} register={register} onClose={close} />
          }
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface RivalsProps {
  readonly block: BlockId
  readonly register: Register
  readonly onClose: () => void
}

function Rivals({ block, register, onClose }: RivalsProps) {
  const text = useReading(true)
  const { amendments, order } = register
  const subjects = subjectsOf(amendments, text)
  const spots = text ? spotsIn(text) : null
  const about = subjects.get(block)
  const comparison = useMemo(
    () => text && about && compareRivals(text, block, about, order),
    [text, about, block, order],
  )
  const [ticked, tick] = useTicked(block, about ?? [])
  const said = sayPlace(spots?.get(block))
  const isHead = comparison?.bases.length === 0
  const place = isHead ? t('side-by-side.head', { place: said }) : said
  return (
    <>
      <header className="rivals-head">
        <Heading slot="title">{t('side-by-side.title', { place })}</Heading>
        <Others block={block} subjects={[...subjects.keys()]} spots={spots} />
        <Button
          className="button quiet icon-only"
          aria-label={t('panel.close', { title: t('side-by-side.title', { place }) })}
          onPress={onClose}
        >
          <CloseIcon />
        </Button>
      </header>
      {text && comparison ? (
        <div className="rivals-body">
          <RivalsTable
            comparison={comparison}
            text={text}
            register={register}
            ticked={ticked}
            onTick={tick}
          />
          <AsAmendedBy
            block={block}
            bases={comparison.bases}
            text={text}
            amendments={amendments}
            chosen={(about ?? []).filter(({ id }) => ticked.has(id))}
          />
        </div>
      ) : (
        <p className="empty">{t(text ? 'side-by-side.none' : 'versions.coming')}</p>
      )}
    </>
  )
}

/** The paragraphs before and after this one to which something is proposed. */
function Others({
  block,
  subjects,
  spots,
}: {
  readonly block: BlockId
  readonly subjects: readonly BlockId[]
  readonly spots: ReadonlyMap<BlockId, Spot> | null
}) {
  const order = (id: BlockId) => spots?.get(id)?.order ?? Number.POSITIVE_INFINITY
  const sorted = [...subjects].sort((a, b) => order(a) - order(b))
  const at = sorted.indexOf(block)
  const go = (by: 1 | -1) => comparing.set(sorted[at + by] ?? block)
  if (sorted.length < 2 && at >= 0) return null
  return (
    <nav className="rivals-others" aria-label={t('side-by-side.others')}>
      <Button
        className="button quiet icon-only"
        aria-label={t('side-by-side.before')}
        isDisabled={at <= 0}
        onPress={() => go(-1)}
      >
        <BackIcon />
      </Button>
      <span role="status">{t('side-by-side.which', { at: at + 1, all: sorted.length })}</span>
      <Button
        className="button quiet icon-only"
        aria-label={t('side-by-side.after')}
        isDisabled={at === sorted.length - 1}
        onPress={() => go(1)}
      >
        <ForwardIcon />
      </Button>
    </nav>
  )
}
