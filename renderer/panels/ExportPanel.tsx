import { useEffect, useRef, useState } from 'react'
import { Button, ProgressBar } from 'react-aria-components'
import {
  type ExportForm,
  exportEndings,
  exportForms,
  exportTypes,
  printsText,
} from '../../shared/exchange/export-forms'
import type { Saved } from '../../shared/host'
import type { VersionId } from '../../shared/ids'
import { t } from '../i18n/translate'
import type { Problem } from '../session/acts'
import { Trouble } from '../welcome/Trouble'
import { Check } from './Check'
import { useConference, useRegister } from './conference'
import { ExportChoice } from './ExportChoice'
import { type OfferedView, viewsOffered } from './exported-views'
import { fileNameOf } from './file-name'
import { NotAdopted } from './NotAdopted'
import { sayNotDone } from './sentences'
import { StaleCounts } from './states/StaleCounts'

type Exporting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly form: ExportForm; readonly stop: AbortController }
  | { readonly kind: 'ended'; readonly form: ExportForm; readonly saved: Saved }
  | { readonly kind: 'failed'; readonly form: ExportForm; readonly problem: Problem }

/** The final document as it stands, as a file. */
export function ExportPanel() {
  const { session, host } = useConference()
  const register = useRegister()
  const conference = register?.conference
  const views = viewsOffered(register)
  const [chosen, setView] = useState<OfferedView>('clean')
  const view = views.includes(chosen) ? chosen : 'clean'
  const versions = register?.versions ?? []
  const [version, setVersion] = useState<VersionId | null>(null)
  const since = version ?? versions.at(-1)?.id ?? null
  const [chosenLines, setLines] = useState<boolean | null>(null)
  // By its pages and lines a text is debated; what is drafted or adopted is read.
  const isDebated = register?.stage === 'amending' || register?.stage === 'adopting'
  const lines = printsText(view) && (chosenLines ?? isDebated)
  const [exporting, setExporting] = useState<Exporting>({ kind: 'idle' })
  const latest = useRef<AbortController>(null)
  useEffect(() => () => latest.current?.abort(), [])

  const make = async (form: ExportForm) => {
    const stop = new AbortController()
    latest.current = stop
    setExporting({ kind: 'making', form, stop })
    const of = view !== 'redline' ? { view } : since ? { since } : {}
    const made = await session.export(form, { signal: stop.signal, lines, ...of })
    if (stop.signal.aborted) return
    if (made.kind === 'problem') return setExporting({ kind: 'failed', form, problem: made })
    const stem = [fileNameOf(conference ?? null), ...(view === 'clean' ? [] : [view])].join('-')
    const name = `${stem}.${exportEndings[form]}`
    const saved = await host.save({ name, type: exportTypes[form], bytes: made.bytes })
    setExporting({ kind: 'ended', form, saved })
  }
  const cancel = () => {
    latest.current?.abort()
    setExporting({ kind: 'idle' })
  }

  return (
    <>
      <p>{t('export.what')}</p>
      <ExportChoice
        views={views}
        view={view}
        onView={setView}
        versions={versions}
        since={since}
        onSince={setVersion}
      />
      {register && register.stage !== 'adopted' && <NotAdopted />}
      {printsText(view) && (
        <Check isSelected={lines} onChange={setLines} label={t('export.lines')} />
      )}
      {printsText(view) && <StaleCounts />}
      <ul className="export-forms">
        {exportForms.map((form) => (
          <li key={form} className="export-form">
            <div>
              <h3>{t(`export.${form}`)}</h3>
              <p className="hint">{t(`export.${form}-hint`)}</p>
            </div>
            <Button
              className="button primary"
              aria-label={t('export.save-named', { form: t(`export.${form}`) })}
              isPending={exporting.kind === 'making' && exporting.form === form}
              isDisabled={exporting.kind === 'making' && exporting.form !== form}
              onPress={() => void make(form)}
            >
              {t('export.save')}
            </Button>
            {exporting.kind !== 'idle' && exporting.form === form && (
              <Outcome exporting={exporting} onCancel={cancel} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Beneath the form that was asked for, and never out of sight below the others. */
function Outcome({
  exporting,
  onCancel,
}: {
  readonly exporting: Exclude<Exporting, { kind: 'idle' }>
  readonly onCancel: () => void
}) {
  const { kind } = exporting
  const box = useRef<HTMLDivElement>(null)
  // What has come in place of the progress may be longer.
  useEffect(() => {
    if (kind) box.current?.scrollIntoView({ block: 'nearest' })
  }, [kind])
  return (
    <div className="export-outcome" ref={box}>
      {exporting.kind === 'making' && <Making form={exporting.form} onCancel={onCancel} />}
      {exporting.kind === 'failed' && <Trouble {...sayNotDone(exporting.problem)} />}
      {exporting.kind === 'ended' && <Where saved={exporting.saved} />}
    </div>
  )
}

function Making({ form, onCancel }: { readonly form: ExportForm; readonly onCancel: () => void }) {
  const making = t('export.making', { form: t(`export.${form}`) })
  return (
    <div className="export-making" role="status">
      <ProgressBar className="progress" aria-label={making} isIndeterminate />
      <span>{making}</span>
      <Button className="button quiet small" onPress={onCancel}>
        {t('act.cancel')}
      </Button>
    </div>
  )
}

/** Where it went. */
export function Where({ saved }: { readonly saved: Saved }) {
  const { host } = useConference()
  const [canShow, setCanShow] = useState(false)
  useEffect(() => {
    void host.abilities().then((abilities) => setCanShow(abilities.showInFolder))
  }, [host])
  switch (saved.kind) {
    case 'cancelled':
      return <p role="status">{t('export.cancelled')}</p>
    case 'failed':
      return (
        <Trouble
          what={t(`export.failed.${saved.why}.what`)}
          next={t(`export.failed.${saved.why}.next`)}
        />
      )
    case 'saved': {
      const { path } = saved
      return (
        <div className="export-done" role="status">
          <p>
            {path === null ? t('export.downloaded') : t('export.saved')}
            {path !== null && <bdi className="path">{path}</bdi>}
          </p>
          {path !== null && canShow && (
            <Button className="button" onPress={() => void host.showInFolder(path)}>
              {t('export.show')}
            </Button>
          )}
        </div>
      )
    }
  }
}
