import { useState } from 'react'
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components'
import type { AmendmentId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { longestNote } from '../../../shared/sealing/note'
import type { ReadNote } from '../../../shared/sealing/notebook'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { Fold } from './Fold'
import { OneNote } from './OneNote'

/** What the members of one's own delegation say to each other of an amendment. */
export function Notes({
  amendment,
  of,
}: {
  readonly amendment: AmendmentId
  /** What the amendment or the draft is called. */
  readonly of: string
}) {
  const { seat, session } = useConference()
  const notes = useLive(session.notes)
  const stage = useStage()
  if (seat.role !== 'delegation') return null
  const own = notes.filter((note) => note.amendment === amendment)
  const writes = may(seat, 'write-note', stage) === 'yes'
  if (!writes && own.length === 0) return null
  return (
    <Fold title={own.length > 0 ? t('note.title', { count: own.length }) : t('note.add')} of={of}>
      <NotesOf amendment={amendment} notes={own} writes={writes} />
    </Fold>
  )
}

interface NotesOfProps {
  readonly amendment: AmendmentId
  readonly notes: readonly ReadNote[]
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
    if (await acting.perform({ kind: 'say-note', amendment, words: said })) setWords('')
  }
  return (
    <Form
      className="own-note-form"
      onSubmit={(event) => {
        event.preventDefault()
        void write()
      }}
    >
      <TextField className="field" value={words} onChange={setWords} maxLength={longestNote}>
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
