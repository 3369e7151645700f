import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { Trouble } from '../welcome/Trouble'
import { sayNotDone } from './sentences'
import type { Acting } from './use-act'

/** Says in place why an act was not done; nothing where nothing failed. */
export function NotDoneHere({ acting: { doing, forget } }: { readonly acting: Acting }) {
  if (doing.kind !== 'not-done') return null
  const { what, next } = sayNotDone(doing.answer)
  return (
    <div className="not-done">
      <Trouble what={what} next={next} />
      <Button className="button quiet small" onPress={forget}>
        {t('problem.put-away')}
      </Button>
    </div>
  )
}
