import { Button, FileTrigger } from 'react-aria-components'
import { ClauseFileSchema, joined } from '../../../shared/language/clause'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { CloseIcon } from '../icons'
import { saySource } from './say-clause'

/** More than this is no list of clauses. */
const largest = 5_000_000

/** What one has kept oneself; it can be handed on as a file, and taken from one. */
export function OwnClauses({ onSaid }: { readonly onSaid: (said: string) => void }) {
  const { host, personal } = useConference()
  const own = useLive(personal.clauses)

  const save = async () => {
    const file = { format: 'rapporteur-clauses', version: 1, clauses: own }
    const saved = await host.save({
      name: t('clause.file-name'),
      type: 'application/json',
      bytes: new TextEncoder().encode(JSON.stringify(file, null, 2)),
    })
    if (saved.kind === 'saved') onSaid(t('clause.saved', { count: own.length }))
    if (saved.kind === 'failed') onSaid(t(`export.failed.${saved.why}.what`))
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const clauses = file.size <= largest ? clausesIn(await file.text()) : null
    if (clauses === null) return onSaid(t('clause.not-a-file', { name: file.name }))
    personal.clauses.set(joined(personal.clauses.get(), clauses))
    onSaid(t('clause.taken', { count: clauses.length }))
  }
  return (
    <details className="style-wishes">
      <summary>
        {t('clause.own')} <span className="tally">{own.length}</span>
      </summary>
      <p className="hint">{t('clause.private')}</p>
      <ul className="style-hints">
        {own.map((clause) => (
          <li key={clause.id} className="style-hint">
            <div className="agreed-own">
              <span dir="auto">{clause.title}</span>
              <span className="hint">{saySource(clause.source)}</span>
            </div>
            <Button
              className="button quiet icon-only"
              aria-label={t('clause.forget', { title: clause.title })}
              onPress={() => personal.clauses.set(own.filter(({ id }) => id !== clause.id))}
            >
              <CloseIcon />
            </Button>
          </li>
        ))}
      </ul>
      <div className="hint-acts">
        <Button className="button small" isDisabled={own.length === 0} onPress={() => void save()}>
          {t('clause.save')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['application/json', '.json']}
          onSelect={(files) => void take(files?.[0])}
        >
          <Button className="button small">{t('clause.take')}</Button>
        </FileTrigger>
      </div>
    </details>
  )
}

/** `null` for a file that holds something else. */
function clausesIn(text: string) {
  try {
    const parsed = ClauseFileSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.clauses : null
  } catch {
    return null // Not JSON.
  }
}
