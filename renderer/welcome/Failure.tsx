import { Component, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { Trouble } from './Trouble'

interface FailureState {
  readonly failed: boolean
}

/** Stands in for a window that could not be drawn, so that nobody looks at an empty one. */
export class Failure extends Component<{ readonly children: ReactNode }, FailureState> {
  override state: FailureState = { failed: false }

  static getDerivedStateFromError(): FailureState {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="threshold">
        <Trouble what={t('failure.what')} next={t('failure.next')} />
        <Button className="button primary" onPress={() => window.location.reload()}>
          {t('failure.again')}
        </Button>
      </main>
    )
  }
}
