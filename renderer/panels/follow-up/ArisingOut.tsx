import { useState } from 'react'
import { Button } from 'react-aria-components'
import {
  type ExportForm,
  exportEndings,
  exportForms,
  exportTypes,
} from '../../../shared/exchange/export-forms'
import { arisingFrom, writeArising } from '../../../shared/follow-up/arising'
import type { FileToSave, Saved } from '../../../shared/host'
import { t } from '../../i18n/translate'
import type { Problem } from '../../session/acts'
import { Trouble } from '../../welcome/Trouble'
import { Choice } from '../Choice'
import { useConference, useLive, useRegister } from '../conference'
import { Where } from '../ExportPanel'
import { fileNameOf } from '../file-name'
import { sayNotDone } from '../sentences'

type Going =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly what: 'list' | 'file' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'ended'; readonly saved: Saved }

/** What became of the recommendations leaves: as a list to be read, and as a file for the next conference. */
export function ArisingOut() {
  const { session, host } = useConference()
  const register = useRegister()
  const followUp = useLive(session.followUp)
  const text = useLive(session.reading)
  const [form, setForm] = useState<ExportForm>('docx')
  const [going, setGoing] = useState<Going>({ kind: 'idle' })
  if (register?.stage !== 'adopted') return null

  const name = `${fileNameOf(register.conference)}-matters-arising`
  const save = async (file: FileToSave) => setGoing({ kind: 'ended', saved: await host.save(file) })
  const list = async () => {
    setGoing({ kind: 'busy', what: 'list' })
    const made = await session.export(form, { view: 'matters' })
    if (made.kind === 'problem') return setGoing({ kind: 'failed', problem: made })
    const file = { name: `${name}.${exportEndings[form]}`, type: exportTypes[form] }
    await save({ ...file, bytes: made.bytes })
  }
  const carry = async () => {
    if (!followUp || !text) return
    setGoing({ kind: 'busy', what: 'file' })
    const written = writeArising(arisingFrom({ text, register, followUp }))
    const file = { name: `${name}.json`, type: 'application/json' }
    await save({ ...file, bytes: new TextEncoder().encode(written) })
  }
  const isBusy = (what: 'list' | 'file') => going.kind === 'busy' && going.what === what
  return (
    <section className="arising" aria-label={t('follow-up.arising')}>
      <h3>{t('follow-up.arising')}</h3>
      <p className="hint">{t('follow-up.arising.what')}</p>
      <div className="arising-acts">
        <Choice
          label={t('follow-up.arising.form')}
          choices={exportForms.map((id) => ({ id, name: t(`export.${id}`) }))}
          chosen={form}
          onChoose={(id) => setForm(exportForms.find((each) => each === id) ?? 'docx')}
        />
        <Button className="button" isPending={isBusy('list')} onPress={() => void list()}>
          {t('follow-up.arising.save')}
        </Button>
      </div>
      <p className="hint">{t('follow-up.arising.next')}</p>
      <div className="arising-acts">
        <Button
          className="button"
          isPending={isBusy('file')}
          isDisabled={!followUp || !text}
          onPress={() => void carry()}
        >
          {t('follow-up.arising.carry')}
        </Button>
      </div>
      {going.kind === 'failed' && <Trouble {...sayNotDone(going.problem)} />}
      {going.kind === 'ended' && <Where saved={going.saved} />}
    </section>
  )
}
