import { useCallback, useMemo, useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { isPending } from '../../../shared/amendments/amendment'
import type { AmendmentId } from '../../../shared/ids'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Confirm } from '../Confirm'
import { usePlates } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { MakeOffer } from '../offers/MakeOffer'
import { sayNotDone, sayPlace } from '../sentences'
import { useAct } from '../use-act'
import { contestOf, uncontested } from './contested'
import type { Row } from './rows'
import { type Bulk, useBulk } from './use-bulk'

interface BulkProps {
  /** As they are listed. */
  readonly rows: readonly Row[]
  readonly ticked: ReadonlySet<AmendmentId>
  readonly onTicked: (ticked: ReadonlySet<AmendmentId>) => void
  /** The president's seat; else the secretariat's. */
  readonly decides: boolean
}

/** What is done with several amendments at once, or with whichever comes next. */
export function BulkActs({ rows, ticked, onTicked, decides }: BulkProps) {
  const chosen = rows.filter(({ amendment }) => ticked.has(amendment.id) && isPending(amendment))
  const ids = useMemo(() => chosen.map(({ amendment }) => amendment.id), [chosen])
  return (
    <fieldset className="board-bulk">
      <legend className="heard-only">{t('board.bulk')}</legend>
      {decides && <TakeUpNext rows={rows} />}
      {decides && <AdoptSeveral rows={rows} chosen={chosen} onTicked={onTicked} />}
      {!decides && <MakeOffer of={ids} onMade={() => onTicked(new Set())} />}
      {chosen.length > 0 && (
        <Button className="button small quiet" onPress={() => onTicked(new Set())}>
          {t('board.untick', { count: chosen.length })}
        </Button>
      )}
    </fieldset>
  )
}

/** The first in the list that waits, or the one after that which is before the room. */
function TakeUpNext({ rows }: Pick<BulkProps, 'rows'>) {
  const acting = useAct()
  const at = rows.findIndex(({ amendment }) => amendment.state.kind === 'considered')
  const turned = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))]
  const next = turned.find(({ amendment }) => amendment.state.kind === 'tabled')
  const plates = usePlates()
  if (!next) return null
  const { label, amendment, spot } = next
  const now = rows[at]?.label
  return (
    <>
      <Confirm
        title={t('board.next.title', { label })}
        text={[
          t('board.next.text', {
            label,
            delegation: plates.nameOf(amendment.delegation),
            place: sayPlace(spot),
          }),
          ...(now ? [t('board.next.back', { label: now })] : []),
        ].join(' ')}
        yes={t('act.take-up')}
        onYes={() => void acting.perform({ kind: 'take-up-amendment', amendment: amendment.id })}
      >
        <Button className="button small" isPending={acting.doing.kind === 'busy'}>
          {t('board.next', { label })}
        </Button>
      </Confirm>
      <NotDoneHere acting={acting} />
    </>
  )
}

function AdoptSeveral({
  rows,
  chosen,
  onTicked,
}: Pick<BulkProps, 'rows' | 'onTicked'> & { readonly chosen: readonly Row[] }) {
  const [asking, setAsking] = useState(false)
  const free = useMemo(() => uncontested(rows, rows), [rows])
  const { bulk, adopt, forget } = useBulk(useCallback(() => onTicked(new Set()), [onTicked]))
  const tickFree = () => {
    forget()
    onTicked(new Set(free.map(({ amendment }) => amendment.id)))
  }
  return (
    <>
      {free.length > 0 && (
        <Button className="button small" onPress={tickFree}>
          {t('board.tick-uncontested', { count: free.length })}
        </Button>
      )}
      {chosen.length > 0 && (
        <Button
          className="button small primary"
          isPending={bulk.kind === 'busy'}
          onPress={() => setAsking(true)}
        >
          {t('board.adopt-several', { count: chosen.length })}
        </Button>
      )}
      <Came bulk={bulk} onPutAway={forget} />
      <ModalOverlay className="veil" isDismissable isOpen={asking} onOpenChange={setAsking}>
        <Modal className="modal wide">
          <Dialog className="dialog deciding" role="alertdialog">
            <Named
              rows={rows}
              chosen={chosen}
              onClose={() => setAsking(false)}
              onAdopt={(them) => void adopt(them)}
            />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

/** Names each of them, and those that have to be decided by themselves. */
function Named({
  rows,
  chosen,
  onClose,
  onAdopt,
}: {
  readonly rows: readonly Row[]
  readonly chosen: readonly Row[]
  readonly onClose: () => void
  readonly onAdopt: (them: readonly Row[]) => void
}) {
  const plates = usePlates()
  const free = uncontested(chosen, rows)
  const others = chosen.filter((row) => !free.includes(row))
  return (
    <>
      <Heading slot="title">{t('board.adopt.title', { count: free.length })}</Heading>
      {free.length > 0 && <p>{t('board.adopt.text')}</p>}
      <ul className="fates">
        {free.map(({ amendment, label, where }) => (
          <li key={amendment.id}>
            <strong>{label}</strong> <bdi>{plates.nameOf(amendment.delegation)}</bdi>, {where}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <section>
          <h3>{t('board.adopt.others')}</h3>
          <ul className="fates">
            {others.map((row) => (
              <li key={row.amendment.id}>
                <strong>{row.label}</strong> {t(`board.contest.${contestOf(row, rows) ?? 'rival'}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="dialog-acts">
        <Button className="button" onPress={onClose}>
          {t('act.cancel')}
        </Button>
        {free.length > 0 && (
          <Button
            className="button primary"
            autoFocus
            onPress={() => {
              onClose()
              onAdopt(free)
            }}
          >
            {t('board.adopt.yes', { count: free.length })}
          </Button>
        )}
      </div>
    </>
  )
}

/** What it came to, until it is put away. */
function Came({ bulk, onPutAway }: { readonly bulk: Bulk; readonly onPutAway: () => void }) {
  if (bulk.kind === 'idle') return null
  if (bulk.kind === 'busy') {
    return <p role="status">{t('board.adopt.busy', { done: bulk.done, all: bulk.all })}</p>
  }
  const adopted =
    bulk.labels.length > 0 && t('board.adopt.done', { labels: formatList(bulk.labels) })
  return (
    <div className="board-came">
      {adopted && <p role="status">{adopted}</p>}
      {bulk.kind === 'stopped' && (
        <Trouble
          what={t('board.adopt.stopped', { label: bulk.at, why: sayNotDone(bulk.answer).what })}
          next={
            bulk.rest.length > 0
              ? t('board.adopt.not-put', { labels: formatList(bulk.rest) })
              : sayNotDone(bulk.answer).next
          }
        />
      )}
      <Button className="button small quiet" onPress={onPutAway}>
        {t('problem.put-away')}
      </Button>
    </div>
  )
}
