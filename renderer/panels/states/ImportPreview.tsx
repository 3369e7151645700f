import { useEffect, useState } from 'react'
import { Button, Checkbox, Input, Label, TextField } from 'react-aria-components'
import { parseDate } from '../../../shared/states/calendar-date'
import { type ColumnKind, columnKinds, guessColumns } from '../../../shared/states/columns'
import { readStates } from '../../../shared/states/read-states'
import type { StatesRegister } from '../../../shared/states/register'
import { takeIn } from '../../../shared/states/take-in'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Choice } from '../Choice'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'
import { Doubts, sayColumn } from './Doubts'
import { knownWith, today } from './known'
import type { ListFile } from './read-list'

interface PreviewProps {
  readonly states: StatesRegister
  readonly list: ListFile
  readonly onDone: () => void
}

const leftOut = 'left-out' as const
/** Rows shown of the list, so that one sees what is in its columns. */
const shownRows = 4

/** What is in a list, column by column, and all that is in doubt: nothing is taken before that is settled. */
export function ImportPreview({ states, list, onDone }: PreviewProps) {
  const { doing, perform } = useAct()
  const [known, setKnown] = useState<StatesRegister | null>(null)
  useEffect(() => {
    let isThere = true
    void knownWith(states).then((register) => isThere && setKnown(register))
    return () => {
      isThere = false
    }
  }, [states])
  const [columns, setColumns] = useState(() => guessColumns(list.sheet[0] ?? []))
  const [rows, setRows] = useState(() => numbered(list))
  const [asOf, setAsOf] = useState<string>(today())
  const [source, setSource] = useState(list.name)
  const [keepsOthers, setKeepsOthers] = useState(true)
  const day = parseDate(asOf)
  const [header = [], ...rest] = list.sheet
  if (!known) return null
  const sheet = [header, ...rows.map(({ cells }) => cells)]
  const { entries, doubts } = readStates({
    sheet,
    columns,
    known,
    today: today(),
    asOf: day ?? today(),
  })

  const choose = (at: number, id: string) => {
    const kind = columnKinds.find((each) => each === id) ?? null
    // No column holds what another does.
    setColumns(columns.map((each, index) => (index === at ? kind : each === kind ? null : each)))
  }
  const correct = (row: number, column: ColumnKind, words: string) => {
    const cell = columns.indexOf(column)
    setRows(
      rows.map((each, index) =>
        index === row - 2 ? { ...each, cells: withCell(each.cells, cell, words) } : each,
      ),
    )
  }
  const take = async () => {
    if (!day || doubts.length > 0) return
    const register = takeIn(states, { entries, columns, source, asOf: day, keepsOthers })
    if (await perform({ kind: 'keep-states', states: register })) onDone()
  }
  return (
    <div className="states-import">
      <h3>{t('states.import.title', { name: list.name })}</h3>
      <p>{t('states.import.columns')}</p>
      <div className="states-columns">
        {header
          .map((name, at) => ({ name, at }))
          .map((column) => (
            <div className="states-column" key={column.at}>
              <Choice
                label={column.name || t('states.import.unnamed', { number: column.at + 1 })}
                choices={[leftOut, ...columnKinds].map((id) => ({ id, name: sayColumn(id) }))}
                chosen={columns[column.at] ?? leftOut}
                onChoose={(id) => choose(column.at, id)}
              />
              <p className="states-sample" dir="auto">
                {rest
                  .slice(0, shownRows)
                  .map((row) => row[column.at] || '–')
                  .join('\n')}
              </p>
            </div>
          ))}
      </div>
      <Doubts
        doubts={doubts}
        rows={rows}
        columns={columns}
        onCorrect={correct}
        onLeaveOut={(row) => setRows(rows.filter((_, index) => index !== row - 2))}
      />
      <div className="states-asked">
        <TextField className="field" value={source} onChange={setSource} isRequired>
          <Label>{t('states.import.source')}</Label>
          <Input dir="auto" maxLength={2000} />
        </TextField>
        <TextField className="field" type="date" value={asOf} onChange={setAsOf} isInvalid={!day}>
          <Label>{t('states.as-of')}</Label>
          <Input max={today()} />
        </TextField>
      </div>
      <Checkbox className="check" isSelected={keepsOthers} onChange={setKeepsOthers}>
        <span className="check-box" aria-hidden />
        {t('states.import.keep-others')}
      </Checkbox>
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
      <div className="states-acts">
        <Button
          className="button primary"
          isDisabled={doubts.length > 0 || !day || !source.trim()}
          isPending={doing.kind === 'busy'}
          onPress={() => void take()}
        >
          {t('states.import.take', { count: entries.length })}
        </Button>
        <Button className="button quiet" onPress={onDone}>
          {t('act.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** A row of the list with the number that it has in the file, whatever has been left out above it. */
export interface ListedRow {
  readonly number: number
  readonly cells: readonly string[]
}

function numbered({ sheet }: ListFile): readonly ListedRow[] {
  return sheet
    .map((cells, at) => ({ number: at + 1, cells }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell))
}

function withCell(cells: readonly string[], at: number, words: string): readonly string[] {
  return Array.from({ length: Math.max(cells.length, at + 1) }, (_, index) =>
    index === at ? words : (cells[index] ?? ''),
  )
}
