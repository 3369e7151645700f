import { type ReactNode, useRef, useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { t } from '../../i18n/translate'

/**
 * Something more that is said of a draft or an amendment, folded away until it is asked for. Of
 * hundreds of amendments few are unfolded: what is in the others is not made.
 */
export function Fold({
  title,
  of = null,
  children,
}: {
  readonly title: string
  /** The draft or the amendment, for whoever goes from button to button without what is around them. */
  readonly of?: string | null
  /** What folds itself away once it is done is given how. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}) {
  const [wasOpen, setWasOpen] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const turn = (open: boolean) => {
    setOpen(open)
    if (open) setWasOpen(true)
  }
  const close = () => {
    setOpen(false)
    // What had the focus goes out of sight.
    trigger.current?.focus()
  }
  return (
    <Disclosure className="fold" isExpanded={isOpen} onExpandedChange={turn}>
      <Heading level={4} className="fold-head">
        <Button
          slot="trigger"
          className="button small quiet fold-button"
          {...(of !== null && { 'aria-label': t('fold.of', { title, of }) })}
          ref={trigger}
        >
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">
        {wasOpen && (typeof children === 'function' ? children(close) : children)}
      </DisclosurePanel>
    </Disclosure>
  )
}
