import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { Register } from '../../../shared/amendments/register'
import type { VersionId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { compare, countChanged } from '../../../shared/versions/compare'
import type { Version } from '../../../shared/versions/version'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, usePlates, useRegister } from '../conference'
import { partOf } from '../delegations/plates'
import { TextSealed } from '../seal/TextSealed'
import { useReading } from '../use-reading'
import { CompareForm } from './CompareForm'
import { IssueForm } from './IssueForm'
import { opened } from './opened'
import { SaveVersion } from './SaveVersion'
import { sayVersion } from './say-version'
import { usePaper } from './use-papers'

/** The issued versions, the newest first: to be read, saved and compared. */
export function VersionsPanel({ onOpened }: { readonly onOpened: () => void }) {
  const { seat } = useConference()
  const register = useRegister()
  if (!register) return null
  const { versions, stage } = register
  const open = (version: VersionId) => {
    opened.set({ kind: 'version', version })
    onOpened()
  }
  return (
    <>
      {may(seat, 'issue-version', stage) === 'yes' && <IssueForm register={register} />}
      {versions.length === 0 ? (
        <p className="hint">{t('versions.none')}</p>
      ) : (
        <>
          <Listed versions={versions} register={register} onOpen={open} onOpened={onOpened} />
          <CompareForm versions={versions} onOpened={onOpened} />
        </>
      )}
    </>
  )
}

function Listed({
  versions,
  register,
  onOpen,
  onOpened,
}: {
  readonly versions: readonly Version[]
  readonly register: Register
  readonly onOpen: (version: VersionId) => void
  readonly onOpened: () => void
}) {
  const last = versions.at(-1)
  return (
    <ul className="versions" aria-label={t('versions.list')}>
      {last && register.stage !== 'adopted' && <SinceThen last={last} onOpened={onOpened} />}
      {[...versions].reverse().map((version) => (
        <li key={version.id} className="version">
          <Issued version={version} />
          <div className="version-acts">
            <Button
              className="button small"
              aria-label={t('versions.open-named', { version: sayVersion(version) })}
              onPress={() => onOpen(version.id)}
            >
              {t('versions.open')}
            </Button>
            <SaveVersion version={version} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Issued({ version }: { readonly version: Version }) {
  const plates = usePlates()
  const { by, issued, kind, changes } = version
  return (
    <div className="version-what">
      <h3>
        <bdi>{sayVersion(version)}</bdi>
        {kind === 'final' && <span className="version-final">{t('versions.final')}</span>}
      </h3>
      <p className="hint">
        <time dateTime={issued}>{formatDateTime(issued)}</time>
        {' · '}
        <bdi>{by.name}</bdi>, <bdi>{partOf(by, plates)}</bdi>
      </p>
      <p className="hint">
        {changes === null ? t('versions.first') : t('versions.changes', { count: changes })}
      </p>
      {kind === 'final' && <TextSealed version={version} />}
    </div>
  )
}

/** The text as it stands, with how far it has gone on from the last version. */
function SinceThen({ last, onOpened }: { readonly last: Version; readonly onOpened: () => void }) {
  const paper = usePaper(last.id)
  const text = useReading(true)
  const issued = paper.kind === 'here' ? paper.value.text : null
  const count = useMemo(
    () => (issued && text ? countChanged(compare(issued, text)) : null),
    [issued, text],
  )
  return (
    <li className="version version-now">
      <div className="version-what">
        <h3>{t('versions.current')}</h3>
        {count !== null && <p className="hint">{t('versions.since', { count })}</p>}
      </div>
      {count !== null && count > 0 && (
        <div className="version-acts">
          <Button
            className="button small"
            onPress={() => {
              opened.set({ kind: 'compare', from: last.id, to: null })
              onOpened()
            }}
          >
            {t('versions.see-changes')}
          </Button>
        </div>
      )}
    </li>
  )
}
