import { Button } from 'react-aria-components'
import { assertNever } from '../../../shared/assert-never'
import type { ReadNote } from '../../../shared/sealing/notebook'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { useConference } from '../conference'
import { sayNotDone } from '../sentences'
import type { Acting } from '../use-act'

interface Props<N extends ReadNote = ReadNote> {
  readonly note: N
  readonly acting: Acting
  readonly writes: boolean
}

/** A note that the hub keeps, or one that is only here as yet. */
export function OneNote({ note, acting, writes }: Props) {
  return (
    <li className="own-note" data-waiting={note.kind === 'waiting' || undefined}>
      {note.kind === 'kept' ? (
        <KeptNote note={note} acting={acting} writes={writes} />
      ) : (
        <WaitingNote note={note} acting={acting} />
      )}
    </li>
  )
}

function KeptNote({
  note: { id, said, at, by },
  acting,
  writes,
}: Props<Extract<ReadNote, { kind: 'kept' }>>) {
  const { seat } = useConference()
  return (
    <>
      <Said said={said} />
      <p className="hint">
        <bdi>{by.name}</bdi>, {formatTime(at)}
        {writes && by.person === seat.person && (
          <Button
            className="button small quiet"
            aria-label={t('note.remove-named', { name: by.name })}
            onPress={() => void acting.perform({ kind: 'remove-note', note: id })}
          >
            {t('note.remove')}
          </Button>
        )}
      </p>
    </>
  )
}

function Said({ said }: { readonly said: Extract<ReadNote, { kind: 'kept' }>['said'] }) {
  switch (said.kind) {
    case 'open':
      return <p dir="auto">{said.words}</p>
    case 'earlier':
      return (
        <>
          <p dir="auto">{said.words}</p>
          <p className="hint">{t('note.earlier')}</p>
        </>
      )
    case 'no-key':
      return <p className="shut">{t('note.key-awaited')}</p>
    case 'broken':
      return <p className="shut">{t('note.broken')}</p>
    default:
      return assertNever(said)
  }
}

/** It counts as unsent beneath the bar as well, unless the hub has refused it. */
function WaitingNote({
  note: { id, words, refused },
  acting,
}: Omit<Props<Extract<ReadNote, { kind: 'waiting' }>>, 'writes'>) {
  const { session } = useConference()
  return (
    <>
      <p dir="auto">{words}</p>
      {refused && <Trouble {...sayNotDone({ kind: 'refused', why: refused })} />}
      <p className="hint">
        {t('note.waiting')}
        {refused && (
          <Button className="button small quiet" onPress={() => session.notes.again(id)}>
            {t('note.again')}
          </Button>
        )}
        <Button
          className="button small quiet"
          aria-label={t('note.remove-own')}
          onPress={() => void acting.perform({ kind: 'remove-note', note: id })}
        >
          {t('note.remove')}
        </Button>
      </p>
    </>
  )
}
