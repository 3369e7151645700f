import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import { labelOf } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import type { Comparison } from '../../../shared/amendments/rivals'
import { idOf } from '../../../shared/document/blocks'
import type { AmendmentId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { cellsOf } from '../board/segments'
import { usePlates } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useOrder } from '../order/use-order'
import { useDirection } from '../use-direction'
import { IfAdopted } from './IfAdopted'
import { RivalHead } from './RivalHead'
import { type Cell, type Line, linesOf } from './side-by-side'

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
  const direction = useDirection()
  const { rivals } = comparison
  const order = useOrder(rivals, register)
  const lines = useMemo(() => linesOf(comparison), [comparison])
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
          {rivals.some(({ added }) => added.length > 0) && (
            <tr>
              <th scope="row">{t('side-by-side.added')}</th>
              {rivals.map(({ added }, at) => (
                <td key={names[at]?.id} data-of={names[at]?.name} style={by(names[at]?.colour)}>
                  {added.length === 0 ? (
                    <span className="hint">{t('side-by-side.added.none')}</span>
                  ) : (
                    added.map((block) => (
                      <p key={idOf(block)} className="redline" dir={direction}>
                        <ins>{cellsOf(block).join(' · ')}</ins>
                      </p>
                    ))
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

type Names = readonly {
  readonly id: AmendmentId
  readonly label: string
  readonly name: string
  readonly colour: string
}[]

function LineRow({ line, names }: { readonly line: Line; readonly names: Names }) {
  const direction = useDirection()
  if (line.kind === 'kept') {
    return (
      <tr className="rivals-kept">
        <td colSpan={names.length + 1}>
          <div className="rivals-kept-words">
            <p className="redline" dir={direction}>
              {line.words}
            </p>
          </div>
        </td>
      </tr>
    )
  }
  return (
    <tr className="rivals-differs">
      <th scope="row">
        {line.base ? (
          <p className="redline" dir={direction}>
            {line.base}
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
    case 'out':
      return (
        <p className="redline" dir={direction}>
          <del>
            <span className="heard-only">{t('margin.change.out')} </span>
            {base}
          </del>
        </p>
      )
    case 'says':
      return (
        <>
          <p className="redline" dir={direction}>
            <ins>{cell.words}</ins>
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

function by(colour: string | undefined): React.CSSProperties {
  return { '--by': colour } as React.CSSProperties
}
