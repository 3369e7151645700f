import { type Ref, useImperativeHandle, useMemo, useRef } from 'react'
import {
  ListBox,
  ListBoxItem,
  ListLayout,
  type Selection,
  Virtualizer,
} from 'react-aria-components'
import { takingOf } from '../../../shared/exchange/take-in/retake'
import type { Row } from '../../../shared/exchange/take-in/row'
import { t } from '../../i18n/translate'
import { RowLine } from './RowLine'

export interface RowListHandle {
  /** Brings a passage into sight, and the keys to it. */
  readonly show: (key: number) => void
}

interface RowListProps {
  readonly rows: readonly Row[]
  readonly labels: ReadonlyMap<string, string>
  readonly selected: Selection
  readonly onSelect: (selected: Selection) => void
  readonly ref: Ref<RowListHandle>
}

/** Pixels, until a row is drawn and measured. */
const rowHeight = 48
/** Within which a passage has come into sight. */
const mostFrames = 60

/** The passages, as far as they are in sight. */
export function RowList({ rows, labels, selected, onSelect, ref }: RowListProps) {
  const box = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => new ListLayout({ estimatedRowHeight: rowHeight }), [])
  const items = useMemo(
    () =>
      rows.map((row) => ({
        id: row.key,
        row,
        label: labels.get(String(row.block.attrs.id)) ?? null,
      })),
    [rows, labels],
  )
  useImperativeHandle(ref, () => ({
    show(key) {
      const list = box.current
      const at = rows.findIndex((row) => row.key === key)
      if (!list || at < 0) return
      // Where it will stand is known for sure only once what is before it has been laid out.
      let frames = 0
      const come = () => {
        const found = list.querySelector<HTMLElement>(`[data-key="${key}"]`)
        if (found) {
          found.scrollIntoView({ block: 'nearest' })
          found.focus({ preventScroll: true })
        } else if (frames++ < mostFrames) {
          const { y } = layout.getLayoutInfo(key)?.rect ?? { y: at * rowHeight }
          list.scrollTop = y - list.clientHeight / 3
          requestAnimationFrame(come)
        }
      }
      come()
    },
  }))
  return (
    <Virtualizer layout={layout}>
      <ListBox
        ref={box}
        className="take-in-rows"
        aria-label={t('take-in.passages')}
        items={items}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={onSelect}
      >
        {({ row, label }) => (
          <ListBoxItem
            id={row.key}
            className="take-in-row"
            textValue={row.block.textContent.slice(0, 80)}
            data-as={takingOf(row.as)}
            data-doubt={row.doubt ?? undefined}
          >
            <RowLine row={row} label={label} />
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  )
}
