import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { CloseIcon } from './icons'

/**
 * What was laid beside the text. It takes the focus when it comes, or gives it to what in it is to be
 * used first (`data-first`), unless one writes on beside it; whoever closes it gives it back.
 */
export function Panel({
  title,
  wide = false,
  writesOn,
  onClose,
  children,
}: {
  readonly title: string
  /** Over the page and not beside it. */
  readonly wide?: boolean
  /** Puts the caret in the text, if it is not there, and says whether it could. */
  readonly writesOn?: (() => boolean) | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const heading = useId()
  const first = useRef<HTMLHeadingElement>(null)
  const opening = useRef(writesOn)
  useEffect(() => {
    if (opening.current?.()) return
    const panel = first.current?.closest('.panel')
    const wanted = panel?.querySelector<HTMLElement>('[data-first]') ?? first.current
    wanted?.focus()
  }, [])
  return (
    <section
      className="panel"
      aria-labelledby={heading}
      data-region="margin"
      data-wide={wide || undefined}
    >
      <header className="panel-head">
        <h2 id={heading} ref={first} tabIndex={-1}>
          {title}
        </h2>
        <Button
          className="button quiet icon-only"
          aria-label={t('panel.close', { title })}
          onPress={onClose}
        >
          <CloseIcon />
        </Button>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}
