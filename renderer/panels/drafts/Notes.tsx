import { useState } from 'react'
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components'
import type { Note } from '../../../shared/amendments/folder'
import type { AmendmentId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { Fold } from './Fold'

/** What the members of one's own delegation say to each other of an amendment. */
export function Notes({ amendment }: { readonly amendment: AmendmentId }) {
  const { seat, session } = useConference()
  const { notes } = useLive(session.folder)
  const stage = useStage()
  if (seat.role !== 'delegation') return null
  const own = notes.filter((note) => note.amendment === amendment)
  const writes = may(seat, 'write-note', stage) === 'yes'
  if (!writes && own.length === 0) return null
  return (
    <Fold title={own.length > 0 ? t('note.title', { count: own.length }) : t('note.add')}>
      <NotesOf amendment={amendment} notes={own} writes={writes} />
    </Fold>
  )
}

interface NotesOfProps {
  readonly amendment: AmendmentId
  readonly notes: readonly Note[]
  readonly writes: boolean
}

function NotesOf({ amendment, notes, writes }: NotesOfProps) {
  const { seat } = useConference()
  const plates = usePlates()
  const acting = useAct()
  if (seat.role !== 'delegation') return null
  return (
    <>
      <p className="hint">{t('note.who', { delegation: plates.nameOf(seat.delegation) })}</p>
      {notes.length > 0 && (
        <ul className="own-notes">
          {notes.map((note) => (
            <OneNote key={note.id} note={note} acting={acting} writes={writes} />
          ))}
        </ul>
      )}
      {writes && <NewNote amendment={amendment} acting={acting} />}
      <NotDoneHere acting={acting} />
    </>
  )
}

function OneNote({
  note: { id, words, at, by },
  acting,
  writes,
}: {
  readonly note: Note
  readonly acting: Acting
  readonly writes: boolean
}) {
  const { seat } = useConference()
  const isOwn = by.person === seat.person
  return (
    <li className="own-note">
      <p dir="auto">{words}</p>
      <p className="hint">
        <bdi>{by.name}</bdi>, {formatTime(at)}
        {writes && isOwn && (
          <Button
            className="button small quiet"
            aria-label={t('note.remove-named', { name: by.name })}
            onPress={() => void acting.perform({ kind: 'remove-note', note: id })}
          >
            {t('note.remove')}
          </Button>
        )}
      </p>
    </li>
  )
}

function NewNote({
  amendment,
  acting,
}: {
  readonly amendment: AmendmentId
  readonly acting: Acting
}) {
  const [words, setWords] = useState('')
  const write = async () => {
    const said = words.trim()
    if (!said) return
    if (await acting.perform({ kind: 'write-note', amendment, words: said })) setWords('')
  }
  return (
    <Form
      className="own-note-form"
      onSubmit={(event) => {
        event.preventDefault()
        void write()
      }}
    >
      <TextField className="field" value={words} onChange={setWords} maxLength={2000}>
        <Label>{t('note.label')}</Label>
        <TextArea
          rows={2}
          dir="auto"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey === event.metaKey) return
            event.preventDefault()
            void write()
          }}
        />
      </TextField>
      <Button className="button small" type="submit" isDisabled={words.trim() === ''}>
        {t('note.write')}
      </Button>
    </Form>
  )
}
