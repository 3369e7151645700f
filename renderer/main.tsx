// Before anything with a style of its own: the layers count in the order in which they come.
import './theme/theme.css'

import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { arrivalAt } from './host/arrival'
import { heedUndo } from './host/menu-undo'
import { pickHost } from './host/pick-host'
import { directionOf, locale } from './i18n/locale'
import { ownKeyring } from './session/keyring'
import { Failure } from './welcome/Failure'

const root = document.getElementById('window')
if (!root) throw new Error('index.html has an element of this name')
document.documentElement.lang = locale
document.documentElement.dir = directionOf(locale)

const host = pickHost()
host.onCommand(heedUndo)
createRoot(root).render(
  <I18nProvider locale={locale}>
    <Failure>
      <App host={host} start={arrivalAt(host, ownKeyring)} />
    </Failure>
  </I18nProvider>,
)
