import { Button } from 'react-aria-components'
import { isStale, type Taken } from '../../../shared/states/taken'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { sayChange, sayWhat } from './say-taken'

/** What the text has from the register, what that says by now, and the way there. */
export function TakenLine({ taken }: { readonly taken: Taken }) {
  const { page } = useConference()
  return (
    <>
      <span>{sayWhat(taken)}</span>
      {isStale(taken) && <strong className="states-stale">{sayChange(taken)}</strong>}
      {isStale(taken) && <Renew all={[taken]} />}
      {taken.block && (
        <Button
          className="button quiet small"
          aria-label={t('states.text.show-named', { what: sayWhat(taken) })}
          onPress={() => page.editor()?.counts.goTo(taken)}
        >
          {t('states.text.show')}
        </Button>
      )}
    </>
  )
}

/** Lets the text say what the register says; whoever may not write is told who may. */
export function Renew({
  all,
  onRenewed,
}: {
  readonly all: readonly Taken[]
  readonly onRenewed?: () => void
}) {
  const { session, page } = useConference()
  const writes = useLive(session.mode) === 'write'
  if (!writes) return <span className="hint">{t('states.text.renew-closed')}</span>
  const [only] = all
  const label = only && all.length === 1 && t('states.text.renew-named', { what: sayWhat(only) })
  return (
    <Button
      className="button small"
      {...(label && { 'aria-label': label })}
      onPress={() => {
        page.editor()?.counts.renew(all)
        onRenewed?.()
      }}
    >
      {all.length === 1
        ? t('states.text.renew')
        : t('states.text.renew-all', { count: all.length })}
    </Button>
  )
}
