import { Button, ProgressBar } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { sayUnread } from '../file-in/say-unread'
import { Preview } from './Preview'
import { useFoundText } from './use-found-text'

/** A file while it is read, and once it is. */
export function FileTaken({
  file,
  onCorrected,
  onCancel,
  onClose,
}: {
  readonly file: File
  readonly onCorrected: (isCorrected: boolean) => void
  readonly onCancel: () => void
  readonly onClose: () => void
}) {
  const reading = useFoundText(file)
  switch (reading.kind) {
    case 'reading':
      return (
        <div className="take-in-coming" role="status">
          <ProgressBar className="progress" aria-label={t('file-in.reading')} isIndeterminate />
          <span>{t('file-in.reading')}</span>
          <Button className="button small" onPress={onClose} autoFocus>
            {t('act.cancel')}
          </Button>
        </div>
      )
    case 'unread':
      return (
        <div className="take-in-coming">
          <Trouble {...sayUnread(reading.why, file.name)} />
          <Button className="button" onPress={onClose} autoFocus>
            {t('file-in.close')}
          </Button>
        </div>
      )
    case 'found':
      return (
        <Preview
          file={file.name}
          found={reading.found}
          onCorrected={onCorrected}
          onCancel={onCancel}
          onClose={onClose}
        />
      )
  }
}
