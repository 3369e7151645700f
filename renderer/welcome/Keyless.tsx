import type { Host } from '../../shared/host'
import { t } from '../i18n/translate'
import { BackButton } from './BackButton'
import { Trouble } from './Trouble'
import './welcome.css'

/** This machine has been at the conference, and has its key no longer. */
export function Keyless({ host, title }: { readonly host: Host; readonly title: string }) {
  return (
    <main className="threshold">
      <BackButton onPress={() => host.leave()} />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <Trouble what={t('keyless.what')} next={t('keyless.next')} />
    </main>
  )
}
