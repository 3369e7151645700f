import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { ColumnKind, Columns } from '../../../shared/states/columns'
import type { Doubt } from '../../../shared/states/read-states'
import type { PossibleDay } from '../../../shared/states/written-dates'
import { formatDay } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { ListedRow } from './ImportPreview'

interface DoubtsProps {
  readonly doubts: readonly Doubt[]
  readonly rows: readonly ListedRow[]
  readonly columns: Columns
  /** Rows as doubts count them. */
  readonly onCorrect: (corrections: readonly Correction[]) => void
  readonly onLeaveOut: (row: number) => void
  readonly onLeaveOutAll: (rows: ReadonlySet<number>) => void
  /** Names a State that nobody knows. */
  readonly onAdd: (called: string) => void
}

/** What a cell says instead; rows as doubts count them. */
export interface Correction {
  readonly row: number
  readonly column: ColumnKind
  readonly words: string
}

/** So many are shown at once: whoever has put them right sees the next. */
const most = 40

/** What a person has to settle, each with what can be done about it. */
export function Doubts(props: DoubtsProps) {
  const { doubts, rows, onCorrect, onLeaveOut, onLeaveOutAll, onAdd } = props
  if (doubts.length === 0) {
    return <p role="status">{t('states.doubt.none', { count: rows.length })}</p>
  }
  const alike = readAlike(doubts)
  const inDoubt = new Set(doubts.flatMap((each) => ('row' in each ? [each.row] : [])))
  return (
    <section className="states-doubts" aria-label={t('states.doubts')}>
      <h4 role="status">{t('states.doubt.count', { count: doubts.length })}</h4>
      {alike.length > 0 && (
        <div className="states-remedy states-alike">
          {alike.map(({ column, way, corrections }) => (
            <Button
              key={`${column} ${way}`}
              className="button small"
              onPress={() => onCorrect(corrections)}
            >
              {t(`states.doubt.all.${way}`, {
                count: corrections.length,
                column: sayColumn(column),
              })}
            </Button>
          ))}
        </div>
      )}
      <ul>
        {doubts.slice(0, most).map((doubt) => {
          const row = 'row' in doubt ? rows[doubt.row - 2] : undefined
          return (
            <li key={keyOf(doubt, row)} className="states-doubt">
              <span>{sayDoubt(doubt, rows)}</span>
              {'row' in doubt && row && (
                <Remedy
                  doubt={doubt}
                  row={row}
                  onCorrect={(column, words) => onCorrect([{ row: doubt.row, column, words }])}
                  onLeaveOut={() => onLeaveOut(doubt.row)}
                  onAdd={onAdd}
                />
              )}
            </li>
          )
        })}
      </ul>
      {doubts.length > most && (
        <p className="hint">{t('states.doubt.more', { count: doubts.length - most })}</p>
      )}
      {inDoubt.size > 1 && (
        <Button className="button small" onPress={() => onLeaveOutAll(inDoubt)}>
          {t('states.doubt.leave-out-all', { count: inDoubt.size })}
        </Button>
      )}
    </section>
  )
}

interface Alike {
  readonly column: ColumnKind
  readonly way: PossibleDay['way']
  readonly corrections: readonly Correction[]
}

/** Ways in which several dates of a column can be read at once: a list is written in one of them. */
function readAlike(doubts: readonly Doubt[]): readonly Alike[] {
  const all = new Map<string, Alike & { readonly corrections: Correction[] }>()
  for (const doubt of doubts) {
    if (doubt.kind !== 'ambiguous') continue
    const { row, column } = doubt
    for (const { way, day } of doubt.readings) {
      const key = `${column} ${way}`
      const alike = all.get(key) ?? { column, way, corrections: [] }
      alike.corrections.push({ row, column, words: day })
      all.set(key, alike)
    }
  }
  return [...all.values()].filter(({ corrections }) => corrections.length > 1)
}

type AboutRow = Extract<Doubt, { readonly row: number }>

function Remedy({
  doubt,
  row,
  onCorrect,
  onLeaveOut,
  onAdd,
}: {
  readonly doubt: AboutRow
  readonly row: ListedRow
  readonly onCorrect: (column: ColumnKind, words: string) => void
  readonly onLeaveOut: () => void
  readonly onAdd: (called: string) => void
}) {
  const column = columnOf(doubt)
  const [words, setWords] = useState('said' in doubt ? doubt.said : '')
  return (
    <div className="states-remedy">
      {doubt.kind === 'ambiguous' &&
        doubt.readings.map(({ day }) => (
          <Button key={day} className="button small" onPress={() => onCorrect(doubt.column, day)}>
            {formatDay(day)}
          </Button>
        ))}
      {column && doubt.kind !== 'ambiguous' && (
        <>
          <TextField className="field" value={words} onChange={setWords}>
            <Label className="heard-only">
              {t('states.doubt.instead', { column: sayColumn(column), row: row.number })}
            </Label>
            <Input dir="auto" />
          </TextField>
          <Button className="button small" onPress={() => onCorrect(column, words.trim())}>
            {t('states.doubt.correct')}
          </Button>
        </>
      )}
      {doubt.kind === 'unknown-state' && (
        <Button
          className="button small"
          aria-label={t('states.doubt.add-named', { said: doubt.said })}
          onPress={() => onAdd(doubt.said)}
        >
          {t('states.doubt.add')}
        </Button>
      )}
      <Button
        className="button quiet small"
        aria-label={t('states.doubt.leave-out-row', { row: row.number })}
        onPress={onLeaveOut}
      >
        {t('states.doubt.leave-out')}
      </Button>
    </div>
  )
}

/** Where it is put right. */
function columnOf(doubt: AboutRow): ColumnKind | null {
  switch (doubt.kind) {
    case 'no-state':
    case 'unknown-state':
    case 'twice':
      return 'state'
    case 'status-differs':
      return 'status'
    case 'ambiguous':
    case 'not-a-date':
    case 'unknown-word':
    case 'future':
    case 'before-treaty':
    case 'before-convention':
      return doubt.column
  }
}

function keyOf(doubt: Doubt, row: ListedRow | undefined): string {
  return `${row?.number ?? ''} ${doubt.kind} ${'column' in doubt ? doubt.column : ''}`
}

export function sayColumn(kind: ColumnKind | 'left-out'): string {
  return t(`states.kind.${kind}`)
}

function sayDoubt(doubt: Doubt, rows: readonly ListedRow[]): string {
  if (doubt.kind === 'no-column' || doubt.kind === 'no-rows') return t(`states.doubt.${doubt.kind}`)
  const numberOf = (at: number) => rows[at - 2]?.number ?? at
  const row = numberOf(doubt.row)
  switch (doubt.kind) {
    case 'no-state':
      return t('states.doubt.no-state', { row })
    case 'unknown-state':
      return t('states.doubt.unknown-state', { row, said: doubt.said })
    case 'twice':
      return t('states.doubt.twice', { ...doubt, row, first: numberOf(doubt.first) })
    case 'ambiguous':
      return t('states.doubt.ambiguous', { row, said: doubt.said, column: sayColumn(doubt.column) })
    case 'not-a-date':
    case 'unknown-word':
      return t(`states.doubt.${doubt.kind}`, {
        row,
        said: doubt.said,
        column: sayColumn(doubt.column),
      })
    case 'future':
    case 'before-treaty':
    case 'before-convention':
      return t(`states.doubt.${doubt.kind}`, {
        row,
        date: formatDay(doubt.date),
        column: sayColumn(doubt.column),
      })
    case 'status-differs':
      return t('states.doubt.status-differs', {
        row,
        said: t(`states.group.${doubt.said}`),
        dates: t(`states.group.${doubt.dates}`),
      })
  }
}
