import { useState } from 'react'
import { Button, FileTrigger, Input, Label, TextField } from 'react-aria-components'
import { may } from '../../../shared/rights'
import { parseDate } from '../../../shared/states/calendar-date'
import type { StateEntry, StatesRegister } from '../../../shared/states/register'
import { formatDay } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useLive, useStage } from '../conference'
import { Export } from './Export'
import { ImportPreview } from './ImportPreview'
import { InTheText } from './InTheText'
import { today, useStates } from './known'
import { NewState } from './NewState'
import { type ListFile, readList } from './read-list'
import { StateForm } from './StateForm'
import { type Group, StateGroups } from './StateGroups'
import { StateTable } from './StateTable'
import './states.css'

/** Where each State stands on the treaty, on whatever day one asks for. */
export function StatesPanel() {
  const { session } = useConference()
  const states = useStates(useLive(session.followUp))
  if (!states) return null
  return <Register states={states} />
}

type Open =
  | { readonly kind: 'list' }
  | { readonly kind: 'form'; readonly entry: StateEntry }
  | { readonly kind: 'new' }
  | { readonly kind: 'import'; readonly list: ListFile }
  | { readonly kind: 'unreadable'; readonly sentence: string }

function Register({ states }: { readonly states: StatesRegister }) {
  const { session } = useConference()
  const mayChange = may(useLive(session.seat), 'change-state', useStage()) === 'yes'
  const [written, setWritten] = useState<string>(states.asOf)
  const [group, setGroup] = useState<Group>('all')
  const [sought, setSought] = useState('')
  const [open, setOpen] = useState<Open>({ kind: 'list' })
  const close = () => setOpen({ kind: 'list' })
  const day = parseDate(written)
  const at = day && day <= today() ? day : null

  const take = async (file: File | undefined) => {
    if (!file) return
    const list = await readList(file)
    setOpen(
      typeof list === 'string' ? { kind: 'unreadable', sentence: list } : { kind: 'import', list },
    )
  }
  if (open.kind === 'import') {
    return <ImportPreview states={states} list={open.list} onDone={close} />
  }
  if (open.kind === 'new') {
    return (
      <NewState
        called=""
        known={states}
        onMade={(entry) => setOpen({ kind: 'form', entry })}
        onCancel={close}
      />
    )
  }
  if (open.kind === 'form') {
    return <StateForm entry={open.entry} states={states} onDone={close} />
  }
  return (
    <>
      <p className="states-source">
        {t('states.of', { treaty: states.treaty.short, day: formatDay(states.asOf) })}
        <span className="hint">{t('states.source', { source: states.source })}</span>
      </p>
      <div className="states-asked">
        <TextField
          className="field"
          type="date"
          value={written}
          onChange={setWritten}
          isInvalid={!at}
        >
          <Label>{t('states.at')}</Label>
          <Input max={today()} data-first />
        </TextField>
        <TextField className="field" type="search" value={sought} onChange={setSought}>
          <Label>{t('states.find')}</Label>
          <Input dir="auto" />
        </TextField>
        <div className="states-acts">
          {at && <Export states={states} at={at} />}
          {mayChange && (
            <FileTrigger
              acceptedFileTypes={['.csv', '.xlsx', '.txt', '.tsv']}
              onSelect={(files) => void take(files?.[0])}
            >
              <Button className="button">{t('states.import')}</Button>
            </FileTrigger>
          )}
          {mayChange && (
            <Button className="button" onPress={() => setOpen({ kind: 'new' })}>
              {t('states.add')}
            </Button>
          )}
        </div>
      </div>
      {open.kind === 'unreadable' && (
        <p className="field-error" role="alert">
          {open.sentence}
        </p>
      )}
      {!at && (
        <p className="field-error" role="alert">
          {t('states.at-not')}
        </p>
      )}
      {at && (
        <>
          {at > states.recordedUntil && (
            <p className="hint">{t('states.beyond', { day: formatDay(states.recordedUntil) })}</p>
          )}
          <StateGroups states={states} at={at} group={group} onGroup={setGroup} />
          <InTheText states={states} at={at} />
          <StateTable
            states={states}
            at={at}
            group={group}
            sought={sought}
            onEdit={mayChange ? (entry) => setOpen({ kind: 'form', entry }) : null}
          />
        </>
      )}
    </>
  )
}
