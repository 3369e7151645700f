import type { Node } from 'prosemirror-model'
import { Fragment, useMemo } from 'react'
import { labelOf } from '../../../shared/amendments/amendment'
import type { Comparison, Rival } from '../../../shared/amendments/compare-rivals'
import type { Register } from '../../../shared/amendments/register'
import { type DrawnLine, linesOf as linesInRedline } from '../../../shared/amendments/segments'
import {
  type Cell,
  type Line,
  linesOf,
  paragraphEnd,
} from '../../../shared/amendments/side-by-side'
import type { AmendmentId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { DrawnLines, Redline } from '../board/Redline'
import { usePlates } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useOrder } from '../order/use-order'
import { useDirection } from '../use-direction'
import { IfAdopted } from './IfAdopted'
import type { Names } from './names'
import { OrderRow } from './OrderRow'
import { RivalHead } from './RivalHead'

interface TableProps {
  readonly comparison: Comparison
  readonly text: Node
  readonly register: Register
  readonly ticked: ReadonlySet<AmendmentId>
  readonly onTick: (id: AmendmentId, isTicked: boolean) => void
}

/** A column for each, in the order of decision; what they say of the same words is in one line. */
export function RivalsTable({ comparison, text, register, ticked, onTick }: TableProps) {
  const plates = usePlates()
  const { rivals } = comparison
  const order = useOrder(rivals, register)
  const lines = useMemo(() => linesOf(comparison), [comparison])
  const added = useMemo(() => rivals.map(comingIn), [rivals])
  const names = rivals.map(({ amendment }) => ({
    id: amendment.id,
    label: labelOf(amendment),
    colour: plates.colourOf(amendment.delegation),
    name: `${labelOf(amendment)} ${plates.nameOf(amendment.delegation)}`,
  }))
  return (
    <div className="rivals-scroll">
      <NotDoneHere acting={order.acting} />
      <table className="rivals-table" aria-label={t('side-by-side.table')}>
        <thead>
          <tr>
            <th scope="col" className="rivals-base">
              {t('side-by-side.text')}
            </th>
            {rivals.map((rival, at) => (
              <RivalHead
                key={rival.amendment.id}
                rival={rival}
                at={at}
                register={register}
                order={order}
                isTicked={ticked.has(rival.amendment.id)}
                onTick={onTick}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.at} line={line} names={names} />
          ))}
          <OrderRow comparison={comparison} text={text} names={names} />
          {added.some((coming) => coming.length > 0) && (
            <tr>
              <th scope="row">{t('side-by-side.added')}</th>
              {added.map((coming, at) => (
                <td key={names[at]?.id} data-of={names[at]?.name} style={by(names[at]?.colour)}>
                  {coming.length === 0 ? (
                    <span className="hint">{t('side-by-side.added.none')}</span>
                  ) : (
                    <DrawnLines lines={coming} />
                  )}
                </td>
              ))}
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('side-by-side.if-adopted')}</th>
            {rivals.map((rival, at) => (
              <td key={rival.amendment.id} data-of={names[at]?.name} style={by(names[at]?.colour)}>
                <IfAdopted rival={rival} rivals={rivals} text={text} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function LineRow({ line, names }: { readonly line: Line; readonly names: Names }) {
  const direction = useDirection()
  if (line.kind === 'kept') {
    return (
      <tr className="rivals-kept">
        <td colSpan={names.length + 1}>
          <div className="rivals-kept-words">
            <p className="redline" dir={direction}>
              <LineWords words={line.words} />
            </p>
          </div>
        </td>
      </tr>
    )
  }
  return (
    <tr className="rivals-differs">
      <th scope="row">
        {line.base.trim() || line.base.includes(paragraphEnd) ? (
          <p className="redline" dir={direction}>
            <LineWords words={line.base} />
          </p>
        ) : (
          <span className="hint">{t('side-by-side.nothing')}</span>
        )}
      </th>
      {line.cells.map((cell, at) => (
        <td
          key={names[at]?.id}
          data-of={names[at]?.name}
          data-cell={cell.kind}
          style={by(names[at]?.colour)}
        >
          <CellWords cell={cell} base={line.base} names={names} />
        </td>
      ))}
    </tr>
  )
}

function CellWords({
  cell,
  base,
  names,
}: {
  readonly cell: Cell
  readonly base: string
  readonly names: Names
}) {
  const direction = useDirection()
  switch (cell.kind) {
    case 'same':
      return <span className="hint">{t('side-by-side.same')}</span>
    case 'gone':
      return <span className="hint">{t('side-by-side.gone')}</span>
    case 'moved':
      return <span className="hint">{t('side-by-side.moved')}</span>
    case 'redline':
      return (
        <p className="redline" dir={direction}>
          <Redline segments={cell.segments} />
        </p>
      )
    case 'out':
      return (
        <p className="redline" dir={direction}>
          <del>
            <span className="heard-only">{t('margin.change.out')} </span>
            <LineWords words={base} />
          </del>
        </p>
      )
    case 'says':
      return (
        <>
          <p className="redline" dir={direction}>
            <ins>
              <LineWords words={cell.words} />
            </ins>
          </p>
          {cell.as !== null && (
            <span className="hint">
              {t('side-by-side.as', { label: names[cell.as]?.label ?? '' })}
            </span>
          )}
        </>
      )
  }
}

/** The end of a paragraph among words is seen as its sign, and heard in words. */
function LineWords({ words }: { readonly words: string }) {
  const [first, ...others] = words.split(paragraphEnd).map((said, at) => ({ said, at }))
  return (
    <>
      {first?.said}
      {others.map(({ said, at }) => (
        <Fragment key={at}>
          <span className="turn-sign">
            <span className="heard-only">{t('side-by-side.paragraph-end')}</span>
            <span aria-hidden="true">¶</span>
          </span>
          {said}
        </Fragment>
      ))}
    </>
  )
}

/** New blocks, and those that come here from elsewhere. */
function comingIn({ drawn }: Rival): readonly DrawnLine[] {
  return linesInRedline(drawn.filter(({ how }) => how === 'inserted' || how === 'moved-here'))
}

function by(colour: string | undefined): React.CSSProperties {
  return { '--by': colour } as React.CSSProperties
}
