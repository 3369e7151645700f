import { useEffect, useMemo, useState } from 'react'
import { Button, Checkbox, Input, Label, TextField } from 'react-aria-components'
import { parseDate } from '../../../shared/states/calendar-date'
import { columnKinds, guessColumns, headRow } from '../../../shared/states/columns'
import { onTreaty } from '../../../shared/states/other-treaty'
import { readStates } from '../../../shared/states/read-states'
import type { StateEntry, StatesRegister, Treaty } from '../../../shared/states/register'
import { takeIn } from '../../../shared/states/take-in'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Choice } from '../Choice'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'
import { type Correction, Doubts, sayColumn } from './Doubts'
import { knownWith, today } from './known'
import { NewState } from './NewState'
import type { ListFile } from './read-list'
import { TreatyForm } from './TreatyForm'

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
  const [knownBefore, setKnown] = useState<StatesRegister | null>(null)
  const [added, setAdded] = useState<readonly StateEntry[]>([])
  const [adding, setAdding] = useState<string | null>(null)
  useEffect(() => {
    let isThere = true
    void knownWith(states).then((register) => isThere && setKnown(register))
    return () => {
      isThere = false
    }
  }, [states])
  const head = useMemo(() => headRow(list.sheet), [list])
  const [header = [], ...rest] = list.sheet.slice(head)
  const [columns, setColumns] = useState(() => guessColumns(header))
  const [rows, setRows] = useState(() => numbered(list, head))
  const [asOf, setAsOf] = useState<string>(today())
  const [source, setSource] = useState(list.name)
  const [treaty, setTreaty] = useState<Treaty | null>(states.treaty)
  const [keepsOthers, setKeepsOthers] = useState(true)
  const now = today()
  const written = parseDate(asOf)
  const day = written && written <= now ? written : null
  const known = useMemo(() => {
    if (!knownBefore) return null
    const register = treaty ? onTreaty(knownBefore, treaty) : knownBefore
    return { ...register, entries: [...register.entries, ...added] }
  }, [knownBefore, treaty, added])
  // A list may have ten thousand rows, and is not read again with every letter of its source.
  const read = useMemo(() => {
    const sheet = [header, ...rows.map(({ cells }) => cells)]
    return known && readStates({ sheet, columns, known, today: now, asOf: day ?? now })
  }, [header, rows, columns, known, day, now])
  if (!known || !read) return null
  const { entries, doubts } = read
  if (adding !== null) {
    return (
      <NewState
        called={adding}
        known={known}
        onMade={(entry) => {
          setAdded([...added, entry])
          setAdding(null)
        }}
        onCancel={() => setAdding(null)}
      />
    )
  }

  const choose = (at: number, id: string) => {
    const kind = columnKinds.find((each) => each === id) ?? null
    // No column holds what another does.
    setColumns(columns.map((each, index) => (index === at ? kind : each === kind ? null : each)))
  }
  const correct = (corrections: readonly Correction[]) => {
    const corrected = [...rows]
    for (const { row, column, words } of corrections) {
      const each = corrected[row - 2]
      if (!each) continue
      corrected[row - 2] = { ...each, cells: withCell(each.cells, columns.indexOf(column), words) }
    }
    setRows(corrected)
  }
  const take = async () => {
    if (!day || !treaty || doubts.length > 0) return
    const register = takeIn(onTreaty(states, treaty), {
      entries,
      columns,
      source,
      asOf: day,
      keepsOthers,
    })
    if (await perform({ kind: 'keep-states', states: register })) onDone()
  }
  return (
    <div className="states-import">
      <h3>{t('states.import.title', { name: list.name })}</h3>
      <TreatyForm treaty={states.treaty} onChange={setTreaty} />
      <p>{t('states.import.columns')}</p>
      {head > 0 && <p className="hint">{t('states.import.head', { row: head + 1 })}</p>}
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
        onLeaveOutAll={(out) => setRows(rows.filter((_, index) => !out.has(index + 2)))}
        onAdd={setAdding}
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
          isDisabled={doubts.length > 0 || !day || !treaty || !source.trim()}
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

function numbered({ sheet }: ListFile, head: number): readonly ListedRow[] {
  return sheet
    .map((cells, at) => ({ number: at + 1, cells }))
    .slice(head + 1)
    .filter(({ cells }) => cells.some((cell) => cell))
}

function withCell(cells: readonly string[], at: number, words: string): readonly string[] {
  return Array.from({ length: Math.max(cells.length, at + 1) }, (_, index) =>
    index === at ? words : (cells[index] ?? ''),
  )
}
