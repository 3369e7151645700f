import { Button } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { useConference } from '../conference'

/** Why an undo or a redo did nothing, or took back an earlier step than was expected. */
export function UndoNotice() {
  const { page } = useConference()
  return (
    <div className="notice">
      <Trouble what={t('undo.left.what')} next={t('undo.left.next')} />
      <Button className="button small" onPress={() => page.leftDone.set(false)}>
        {t('problem.put-away')}
      </Button>
    </div>
  )
}
