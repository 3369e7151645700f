import { useState } from 'react'
import { Button, Heading, ProgressBar } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { CloseIcon } from '../icons'
import { sayNotDone } from '../sentences'
import { FoundInFile } from './FoundInFile'
import { sayUnread } from './say-unread'
import { useFileProposals } from './use-file-proposals'

interface FileProposalsProps {
  readonly file: File
  readonly onClose: () => void
}

/** What a delegation's Word file would have otherwise: looked at, and then begun as drafts. */
export function FileProposals({ file, onClose }: FileProposalsProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const reading = useFileProposals(file, chosen)
  const title = t('file-in.title', { file: file.name })
  return (
    <>
      <header className="file-in-head">
        <Heading slot="title">{title}</Heading>
        <Button
          className="button quiet icon-only"
          aria-label={t('panel.close', { title })}
          onPress={onClose}
        >
          <CloseIcon />
        </Button>
      </header>
      {(reading.kind === 'reading' || reading.kind === 'comparing') && (
        <div className="file-in-coming" role="status">
          <ProgressBar
            className="progress"
            aria-label={t(`file-in.${reading.kind}`)}
            isIndeterminate
          />
          <span>{t(`file-in.${reading.kind}`)}</span>
          <Button className="button small" onPress={onClose} autoFocus>
            {t('act.cancel')}
          </Button>
        </div>
      )}
      {reading.kind === 'unread' && (
        <div className="file-in-coming">
          <Trouble {...sayUnread(reading.why, file.name)} />
          <Button className="button" onPress={onClose} autoFocus>
            {t('file-in.close')}
          </Button>
        </div>
      )}
      {reading.kind === 'not-fetched' && (
        <div className="file-in-coming">
          <Trouble {...sayNotDone(reading.problem)} />
        </div>
      )}
      {reading.kind === 'found' && (
        <FoundInFile {...reading} onChoose={setChosen} onClose={onClose} />
      )}
    </>
  )
}
