import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'

/** Something more that is said of a draft or an amendment, folded away until it is asked for. */
export function Fold({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <Disclosure className="fold">
      <Heading level={4} className="fold-head">
        <Button slot="trigger" className="button small quiet fold-button">
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">{children}</DisclosurePanel>
    </Disclosure>
  )
}
