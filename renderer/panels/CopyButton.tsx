import { useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { useConference } from './conference'

/** Says that it copied, or that it could not: the words can then be selected by hand. */
export function CopyButton({
  text,
  label,
  className = 'button',
}: {
  readonly text: string
  readonly label: string
  readonly className?: string
}) {
  const { host } = useConference()
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const copy = () =>
    host.copy(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <>
      <Button className={className} onPress={() => void copy()}>
        {state === 'copied' ? t('act.copied') : label}
      </Button>
      {state === 'failed' && (
        <span className="field-error" role="alert">
          {t('problem.copy')}
        </span>
      )}
    </>
  )
}
