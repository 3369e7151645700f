import { useState } from 'react'
import { Button, Form, Input, Label, TextArea, TextField } from 'react-aria-components'
import type { Listed } from '../../../shared/document/recommendations'
import { type Matter as Followed, matterOf, progresses } from '../../../shared/follow-up/follow-up'
import { lettersAfter, progressAfter } from '../../../shared/follow-up/letters-sent'
import { may } from '../../../shared/rights'
import { formatDay } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Choice } from '../Choice'
import { useConference, useLive, useRegister, useStage } from '../conference'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'
import './follow-up.css'

/** What is done about one recommendation of an adopted text. */
export function Matter({ listed }: { readonly listed: Listed }) {
  const { session } = useConference()
  const stage = useStage()
  const register = useRegister()
  const followUp = useLive(session.followUp)
  const mayFollow = may(useLive(session.seat), 'follow-recommendation', stage) === 'yes'
  const [isOpen, setOpen] = useState(false)
  if (stage !== 'adopted' || !register || !followUp) return null
  const letters = lettersAfter(register, listed.block)
  const noted = matterOf(followUp, listed.block)
  const matter = { ...noted, progress: progressAfter(noted, letters) }
  if (isOpen) return <MatterForm matter={matter} onDone={() => setOpen(false)} />
  const { symbol } = register.versions.at(-1) ?? register.conference
  const { progress, responsible, notes, sources } = matter
  return (
    <div className="matter">
      <p className="hint">
        {symbol && listed.label
          ? t('follow-up.citation', { symbol, label: listed.label })
          : t('follow-up.citation-pending')}
      </p>
      <p>
        <strong data-progress={progress}>{t(`follow-up.progress.${progress}`)}</strong>
        {responsible && <span> {t('follow-up.by', { name: responsible })}</span>}
      </p>
      {letters.map(({ day, count }) => (
        <p key={day}>{t('follow-up.letters', { count, day: formatDay(day) })}</p>
      ))}
      {notes && (
        <p className="matter-notes" dir="auto">
          {notes}
        </p>
      )}
      <ul>
        {sources.map(({ cited, address }) => (
          <li key={`${cited} ${address}`} dir="auto">
            {address ? (
              <a href={address} target="_blank" rel="noreferrer">
                {cited}
              </a>
            ) : (
              cited
            )}
          </li>
        ))}
      </ul>
      {mayFollow && (
        <Button className="button small" onPress={() => setOpen(true)}>
          {t('follow-up.note')}
        </Button>
      )}
    </div>
  )
}

function MatterForm({
  matter,
  onDone,
}: {
  readonly matter: Followed
  readonly onDone: () => void
}) {
  const { doing, perform } = useAct()
  const [progress, setProgress] = useState(matter.progress)
  const [responsible, setResponsible] = useState(matter.responsible)
  const [notes, setNotes] = useState(matter.notes)
  const [sources, setSources] = useState(matter.sources.map(written).join('\n'))
  const keep = async () => {
    const { recommendation } = matter
    const kept = { recommendation, progress, responsible, notes, sources: sourcesIn(sources) }
    if (await perform({ kind: 'follow-recommendation', matter: kept })) onDone()
  }
  return (
    <Form
      className="matter"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <Choice
        label={t('follow-up.progress')}
        choices={progresses.map((id) => ({ id, name: t(`follow-up.progress.${id}`) }))}
        chosen={progress}
        onChoose={(id) => setProgress(progresses.find((each) => each === id) ?? 'open')}
      />
      <TextField className="field" value={responsible} onChange={setResponsible}>
        <Label>{t('follow-up.responsible')}</Label>
        <Input dir="auto" maxLength={200} />
      </TextField>
      <TextField className="field" value={notes} onChange={setNotes}>
        <Label>{t('follow-up.notes')}</Label>
        <TextArea dir="auto" maxLength={4000} rows={3} />
      </TextField>
      <TextField className="field" value={sources} onChange={setSources}>
        <Label>{t('follow-up.sources')}</Label>
        <TextArea dir="auto" rows={3} />
      </TextField>
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
      <div className="recommendation-acts">
        <Button className="button primary" type="submit" isPending={doing.kind === 'busy'}>
          {t('follow-up.keep')}
        </Button>
        <Button className="button quiet" onPress={onDone}>
          {t('act.cancel')}
        </Button>
      </div>
    </Form>
  )
}

function written({ cited, address }: Followed['sources'][number]): string {
  return address ? `${cited} ${address}` : cited
}

/** A line for each; an address at its end is where it can be read. */
function sourcesIn(lines: string): Followed['sources'] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line)
    .slice(0, 50)
    .map((line) => {
      const [, cited = '', address = ''] = /^(.*?)\s*(https?:\/\/\S+)?$/.exec(line) ?? []
      return { cited: (cited || address).slice(0, 300), address }
    })
}
