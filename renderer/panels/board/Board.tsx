import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { isPending } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import { knownPart } from '../../../shared/document/known-part'
import type { AmendmentId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates } from '../conference'
import type { Plates } from '../delegations/plates'
import { useReading } from '../use-reading'
import { BoardFilters } from './BoardFilters'
import { BoardRow } from './BoardRow'
import { BulkActs } from './BulkActs'
import { useConfidentialPositions } from './confidential'
import { decisionOrder, everything, pick, type Row, rowsOf } from './rows'
import { wantedIn } from './wanted'
import './board.css'

/** As many as a tall window shows; the others are drawn in the pauses after these. */
const atOnce = 24

/** All amendments, in the order of the text or of their numbers. */
export function Board({
  register,
  onGo,
}: {
  readonly register: Register
  readonly onGo: () => void
}) {
  const { seat, page } = useConference()
  const plates = usePlates()
  const text = useReading(true)
  const confidential = useConfidentialPositions()
  const kept = wantedIn(register.conference.id)
  const wanted = useLive(kept)
  const { amendments } = register
  const rows = useMemo(() => rowsOf(register, text, confidential), [register, text, confidential])
  const order = useMemo(
    () => decisionOrder(amendments, register.order, text),
    [amendments, register.order, text],
  )
  const picked = useMemo(
    () => pick(rows, wanted, (row) => wordsOf(row, plates), order),
    [rows, wanted, plates, order],
  )
  const shown = useDeferredValue(picked, picked.slice(0, atOnce))
  const selected = useLive(page.amendment)
  const [ticked, setTicked] = useState<ReadonlySet<AmendmentId>>(new Set())
  const tick = useCallback((id: AmendmentId, isTicked: boolean) => {
    setTicked((before) => {
      const now = new Set(before)
      if (isTicked) now.add(id)
      else now.delete(id)
      return now
    })
  }, [])
  const list = useRef<HTMLUListElement>(null)
  const decides = may(seat, 'adopt-amendment', register.stage) === 'yes'
  const offers = may(seat, 'make-offer', register.stage) === 'yes'
  const goOn = useNext(list, shown)
  const pending = rows.filter(({ amendment }) => isPending(amendment)).length
  const isNarrow = picked.length < rows.length
  return (
    <section className="board-wide" aria-label={t('board.label')}>
      <BoardFilters rows={rows} wanted={wanted} onWanted={kept.set} />
      <p className="hint board-count" role="status">
        {isNarrow
          ? t('board.count.some', { shown: picked.length, all: rows.length, pending })
          : t('board.count.all', { all: rows.length, pending })}
      </p>
      {(decides || offers) && (
        <BulkActs rows={picked} ticked={ticked} onTicked={setTicked} decides={decides} />
      )}
      {picked.length === 0 ? (
        <p className="empty">{t('board.none')}</p>
      ) : (
        <ul
          className="board-list"
          aria-label={t('board.listed', { order: t(`board.sort.${wanted.sort}`) })}
          ref={list}
          onKeyDown={moveBetween}
        >
          {shown.map((row) => (
            <BoardRow
              key={row.amendment.id}
              row={row}
              plates={plates}
              amendments={amendments}
              isOpen={row.amendment.id === selected}
              isTicked={decides || offers ? ticked.has(row.amendment.id) : null}
              onOpen={page.selectAmendment}
              onTick={tick}
              onDecided={goOn}
              onGo={onGo}
            />
          ))}
        </ul>
      )}
      {isNarrow && picked.length === 0 && (
        <button type="button" className="button small" onClick={() => kept.set(everything)}>
          {t('board.show-all')}
        </button>
      )}
    </section>
  )
}

/** The row after the one that was decided is opened, and has the focus. */
function useNext(list: React.RefObject<HTMLElement | null>, rows: readonly Row[]) {
  const { page } = useConference()
  const now = useRef(rows)
  useEffect(() => {
    now.current = rows
  }, [rows])
  return useCallback(
    (decided: AmendmentId) => {
      const at = now.current.findIndex(({ amendment }) => amendment.id === decided)
      const others = [...now.current.slice(at + 1), ...now.current.slice(0, Math.max(0, at))]
      const next = others.find(({ amendment }) => isPending(amendment) && amendment.id !== decided)
      const id = next?.amendment.id ?? decided
      page.selectAmendment(id)
      list.current
        ?.querySelector<HTMLElement>(`[data-amendment="${CSS.escape(id)}"] .board-open`)
        ?.focus()
    },
    [page, list],
  )
}

/** The arrows go from row to row. */
function moveBetween(event: React.KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!by || !(event.target instanceof Element) || !event.target.matches('.board-open')) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.board-open')]
  const next = all[all.indexOf(event.target as HTMLElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}

const words = new WeakMap<Row['amendment'], string>()

/** What one may look for: its number, whose it is, where it stands, and all its words. */
function wordsOf(row: Row, plates: Plates): string {
  const { amendment, label, sponsors, where } = row
  const { base, proposed } = amendment.change
  const said =
    words.get(amendment) ??
    [...base, ...proposed].map((json) => knownPart(json).textContent).join(' ')
  words.set(amendment, said)
  const names = sponsors.map(plates.nameOf).join(' ')
  return `${label} ${names} ${where} ${amendment.rationale} ${said}`
}
