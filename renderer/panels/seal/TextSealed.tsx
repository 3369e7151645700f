import { Button } from 'react-aria-components'
import { may } from '../../../shared/rights'
import { sealOf } from '../../../shared/versions/text-seal'
import type { Version } from '../../../shared/versions/version'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import './seal.css'

/** Who has signed the adopted text, and what it was that they signed; of another version nothing. */
export function TextSealed({ version }: { readonly version: Version }) {
  const acting = useAct()
  const register = useRegister()
  const seal = register && sealOf(register)
  if (!seal || seal.version.id !== version.id) return null
  const { hub, president } = seal
  return (
    <div className="text-seal">
      <p className="hint">{t(hub ? 'seal.hub' : 'seal.hub-did-not')}</p>
      {president ? (
        <p className="hint">
          {t('seal.president', {
            name: president.entry.by.name,
            at: formatDateTime(president.entry.at),
          })}
        </p>
      ) : (
        <p className="text-seal-pending">{t('seal.president-pending')}</p>
      )}
      <p className="hint text-seal-digest" dir="ltr">
        {t('seal.digest', { digest: version.digest })}
      </p>
      <Sign acting={acting} />
      <NotDoneHere acting={acting} />
    </div>
  )
}

/** Beside the stage, as long as the adopted text waits for the president's signature. */
export function SealPending() {
  const acting = useAct()
  const register = useRegister()
  const seal = register && sealOf(register)
  if (!seal || seal.president) return null
  return (
    <span className="seal-pending">
      <span className="seal-word" title={t('seal.word-why')}>
        {t('seal.word')}
      </span>
      <Sign acting={acting} />
      {acting.doing.kind === 'not-done' && (
        <div className="beneath">
          <NotDoneHere acting={acting} />
        </div>
      )}
    </span>
  )
}

/** For the president, until it is signed. */
function Sign({ acting }: { readonly acting: Acting }) {
  const { seat } = useConference()
  const register = useRegister()
  if (!register || may(seat, 'sign-adopted-text', register.stage) !== 'yes') return null
  if (!sealOf(register) || sealOf(register)?.president) return null
  return (
    <Button
      className="button small"
      isPending={acting.doing.kind === 'busy'}
      onPress={() => void acting.perform({ kind: 'sign-adopted-text' })}
    >
      {t('seal.sign')}
    </Button>
  )
}
