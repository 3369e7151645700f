import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { VersionId } from '../../../shared/ids'
import type { Version } from '../../../shared/versions/version'
import { showStillText } from '../../editor/versions/still-text'
import { formatDateTime } from '../../i18n/format'
import { t, translate } from '../../i18n/translate'
import type { OpenPaper } from '../../session/papers'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useLive, usePlates, useRegister } from '../conference'
import { type Plates, partOf } from '../delegations/plates'
import { AsAmendedDesk } from '../seeing/AsAmendedDesk'
import { sayNotDone } from '../sentences'
import { isFree } from '../use-key-down'
import { ComparePage } from './ComparePage'
import { opened } from './opened'
import { sayVersion } from './say-version'
import { usePaper } from './use-papers'
import './versions.css'

/** A version, or two compared, in the place of the text, which waits beneath. */
export function VersionDesk() {
  const what = useLive(opened)
  const register = useRegister()
  const close = () => opened.set(null)
  useEscape(close)
  if (!what || !register) return null
  if (what.kind === 'as-amended') {
    return <AsAmendedDesk by={what.by} register={register} onClose={close} />
  }
  const find = (id: VersionId) => register.versions.find((each) => each.id === id)
  const from = find(what.kind === 'version' ? what.version : what.from)
  if (!from) return null
  if (what.kind === 'version') return <Reading key={from.id} version={from} onClose={close} />
  const to = what.to && find(what.to)
  return (
    <ComparePage
      key={`${from.id} ${to?.id}`}
      from={from}
      to={to ?? null}
      register={register}
      onClose={close}
    />
  )
}

function Reading({
  version,
  onClose,
}: {
  readonly version: Version
  readonly onClose: () => void
}) {
  const plates = usePlates()
  const paper = usePaper(version.id)
  const name = sayVersion(version)
  const { by, issued } = version
  return (
    <section
      className="version-desk"
      data-region="page"
      aria-label={t('versions.reading', { version: name })}
    >
      <header className="version-head">
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          {t('versions.as-issued', {
            at: formatDateTime(issued),
            by: by.name,
            part: partOf(by, plates),
          })}{' '}
          <span className="version-not-current">{t('versions.not-current')}</span>
        </p>
        <BackButton onClose={onClose} />
      </header>
      <div className="version-scroll">
        {paper.kind === 'here' && <Page paper={paper.value} name={name} plates={plates} />}
        {paper.kind === 'coming' && <p className="waiting">{t('versions.coming')}</p>}
        {paper.kind === 'problem' && <Trouble {...sayNotDone(paper)} />}
      </div>
    </section>
  )
}

/** Takes the focus, so that one key leads back. */
export function BackButton({ onClose }: { readonly onClose: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <Button className="button small" ref={button} onPress={onClose}>
      {t('versions.back')}
      <kbd>Esc</kbd>
    </Button>
  )
}

function Page({
  paper: { text },
  name,
  plates,
}: {
  readonly paper: OpenPaper
  readonly name: string
  readonly plates: Plates
}) {
  const { session } = useConference()
  const mount = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mount.current) return
    return showStillText({
      mount: mount.current,
      text,
      me: session.me,
      translate,
      colourOf: plates.colourOf,
      nameOf: (user) => user.name,
      label: t('versions.page-label', { version: name }),
    })
  }, [text, name, plates, session])
  return <div className="page-mount" ref={mount} />
}

function isCovered(): boolean {
  return Boolean(document.querySelector('.version-desk')?.closest('[inert]'))
}

/** Before all that lies beneath it, and after any dialog that lies over it. */
function useEscape(close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const before = document.activeElement
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !isFree() || isCovered()) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('keydown', onKey, true)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
}
